package org.pharos.test.support;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.AssociationListener;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.CommitmentFailure;
import org.pharos.dicom.net.service.CommitmentHandler;
import org.pharos.dicom.net.service.CommitmentRequest;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.DicomServer;
import org.pharos.dicom.net.service.Handlers;
import org.pharos.dicom.net.service.ServerOptions;
import org.pharos.dicom.net.service.SopClasses;
import org.pharos.dicom.net.service.SopReference;
import org.pharos.dicom.net.service.StoreRequest;
import org.pharos.dicom.net.service.SupportedContexts;
import org.pharos.dicom.net.service.Verdict;

/**
 * A PACS on a real port of this machine: takes objects into memory and commits to what it holds, on the same
 * association, or on one of its own, or never. Safe for several threads.
 */
public final class FakePacs implements AutoCloseable {

    private static final List<String> PLAIN = List.of(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid());

    /** Where answers to commitment requests go. */
    public enum Answers { SAME_ASSOCIATION, LATER, NOT_OFFERED }

    /** An object as it arrived. @param dataSet without file meta information */
    public record Held(String sopClassUid, String transferSyntaxUid, byte[] dataSet) {}

    private final Map<String, Held> held = new LinkedHashMap<>();
    private final List<CommitmentRequest> requests = new ArrayList<>();
    private final DicomServer server;
    private final Answers answers;
    private Status status = Status.SUCCESS;
    private int associations;
    private int asked;
    private volatile CountDownLatch answering = new CountDownLatch(0);

    private FakePacs(Answers answers, Verdict verdict, List<String> transferSyntaxes) throws IOException {
        this.answers = answers;
        SupportedContexts contexts = SupportedContexts.none().with(SopClasses.VERIFICATION, plain())
                .withAnyStorage(transferSyntaxes);
        Handlers handlers = Handlers.echoOnly().withStore(this::take);
        boolean commits = answers != Answers.NOT_OFFERED;
        server = DicomServer.start(ServerOptions.onPort(0).withBindAddress("127.0.0.1"), request -> {
            counted();
            return verdict;
        }, commits ? contexts.with(SopClasses.STORAGE_COMMITMENT, plain()) : contexts,
                commits ? handlers.withCommitment(new Desk()) : handlers, AssociationListener.NONE);
    }

    /** Takes uncompressed objects from anybody. */
    public static FakePacs start(Answers answers) throws IOException {
        return new FakePacs(answers, Verdict.accept(), PLAIN);
    }

    /** Takes objects in these transfer syntaxes only. */
    public static FakePacs knowing(List<String> transferSyntaxes) throws IOException {
        return new FakePacs(Answers.NOT_OFFERED, Verdict.accept(), transferSyntaxes);
    }

    /** Turns everybody away. */
    public static FakePacs refusing(Verdict verdict) throws IOException {
        return new FakePacs(Answers.NOT_OFFERED, verdict, PLAIN);
    }

    private static String[] plain() {
        return PLAIN.toArray(String[]::new);
    }

    public int port() {
        return server.port();
    }

    /** What every object is answered with from now on; only Success keeps it. */
    public synchronized void answer(Status next) {
        status = next;
    }

    /** What it holds, by SOP Instance UID, in the order it came. */
    public synchronized Map<String, Held> held() {
        return new LinkedHashMap<>(held);
    }

    /** How many associations were asked for. */
    public synchronized int associations() {
        return associations;
    }

    private synchronized void counted() {
        associations++;
    }

    /** Loses an object, so that it cannot commit to it. */
    public synchronized void lose(String sopInstanceUid) {
        held.remove(sopInstanceUid);
    }

    private Status take(StoreRequest request, InputStream dataSet) throws IOException {
        byte[] bytes = dataSet.readAllBytes();
        synchronized (this) {
            if (status.isSuccess()) {
                held.put(request.sopInstanceUid(), new Held(request.sopClassUid(), request.transferSyntaxUid(), bytes));
            }
            return status;
        }
    }

    /** Answers nobody on the same association until {@link #answerAgain}. */
    public void answerNobody() {
        answering = new CountDownLatch(1);
    }

    /** Gives every answer that was held back. */
    public void answerAgain() {
        answering.countDown();
    }

    /** How many commitment requests it has heard. */
    public synchronized int asked() {
        return asked;
    }

    /** Requests it has not answered yet. */
    public synchronized List<CommitmentRequest> openRequests() {
        return List.copyOf(requests);
    }

    /** Answers the oldest open request on an association of its own. */
    public Status answerLater(String host, int port, String calledAet) throws IOException {
        CommitmentRequest request;
        synchronized (this) {
            request = requests.remove(0);
        }
        ClientOptions options = ClientOptions.to(host, port, calledAet, request.peer().calledAet());
        try (DicomClient client = DicomClient.connect(options, List.of(ContextProposal.commitmentReport()))) {
            return client.sendEventReport(result(request));
        }
    }

    private synchronized CommitmentResult result(CommitmentRequest request) {
        List<SopReference> kept = request.objects().stream().filter(o -> held.containsKey(o.sopInstanceUid())).toList();
        List<CommitmentResult.Failed> lost = request.objects().stream().filter(o -> !kept.contains(o))
                .map(o -> new CommitmentResult.Failed(o, CommitmentFailure.NO_SUCH_OBJECT_INSTANCE)).toList();
        return new CommitmentResult(request.transactionUid(), kept, lost);
    }

    private boolean released() {
        try {
            answering.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Desk implements CommitmentHandler {

        @Override
        public Status requested(CommitmentRequest request) {
            synchronized (FakePacs.this) {
                asked++;
                if (answers == Answers.LATER) {
                    requests.add(request);
                }
            }
            return Status.SUCCESS;
        }

        @Override
        public Optional<CommitmentResult> resultAtOnce(CommitmentRequest request) {
            return answers == Answers.SAME_ASSOCIATION && released() ? Optional.of(result(request)) : Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
