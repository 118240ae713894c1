package org.pharos.benchmarks.memory;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.ContextResult;
import org.pharos.dicom.net.service.AssociationListener;
import org.pharos.dicom.net.service.CommitmentHandler;
import org.pharos.dicom.net.service.CommitmentRequest;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.DicomServer;
import org.pharos.dicom.net.service.Handlers;
import org.pharos.dicom.net.service.ServerOptions;
import org.pharos.dicom.net.service.Verdict;

/** A PACS without a floor: takes everything, counts it, keeps nothing, and commits to all of it. */
final class EndlessPacs implements Closeable {

    static final String AE_TITLE = "ENDLESS";

    private final AtomicLong objects = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final DicomServer server;

    EndlessPacs() throws IOException {
        Handlers handlers = Handlers.echoOnly().withStore((request, dataSet) -> take(dataSet))
                .withCommitment(new Commitment());
        server = DicomServer.start(ServerOptions.onPort(0).withBindAddress("127.0.0.1"), request -> Verdict.accept(),
                (request, proposed) -> new AnsweredContext(proposed.id(), ContextResult.ACCEPTED,
                        proposed.transferSyntaxes().get(0)), handlers, AssociationListener.NONE);
    }

    private Status take(InputStream dataSet) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int count = dataSet.read(buffer); count >= 0; count = dataSet.read(buffer)) {
            bytes.addAndGet(count);
        }
        objects.incrementAndGet();
        return Status.SUCCESS;
    }

    int port() {
        return server.port();
    }

    long objects() {
        return objects.get();
    }

    long bytes() {
        return bytes.get();
    }

    long committed() {
        return committed.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Commitment implements CommitmentHandler {

        @Override
        public Status requested(CommitmentRequest request) {
            return Status.SUCCESS;
        }

        @Override
        public Optional<CommitmentResult> resultAtOnce(CommitmentRequest request) {
            committed.addAndGet(request.objects().size());
            return Optional.of(new CommitmentResult(request.transactionUid(), request.objects(), List.of()));
        }
    }
}
