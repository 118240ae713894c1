package org.pharos.benchmarks.peer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
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
public final class EndlessPacs implements Address, Closeable {

    private final AtomicLong objects = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final DicomServer server;

    public EndlessPacs() throws IOException {
        Handlers handlers = Handlers.echoOnly().withStore((request, dataSet) -> take(dataSet))
                .withCommitment(CommitmentHandler.atOnce(this::commit));
        server = DicomServer.start(ServerOptions.onPort(0).withBindAddress("127.0.0.1"), request -> Verdict.accept(),
                (request, proposed) -> new AnsweredContext(proposed.id(), ContextResult.ACCEPTED,
                        proposed.transferSyntaxes().get(0)), handlers, AssociationListener.NONE);
    }

    private Status take(InputStream dataSet) throws IOException {
        dataSet.transferTo(OutputStream.nullOutputStream());
        objects.incrementAndGet();
        return Status.SUCCESS;
    }

    private CommitmentResult commit(CommitmentRequest request) {
        committed.addAndGet(request.objects().size());
        return new CommitmentResult(request.transactionUid(), request.objects(), List.of());
    }

    @Override
    public String name() {
        return "a receiver that keeps nothing";
    }

    @Override
    public String aeTitle() {
        return "ENDLESS";
    }

    @Override
    public int port() {
        return server.port();
    }

    /** How many it took. */
    public long objects() {
        return objects.get();
    }

    /** How many it committed to. */
    public long committed() {
        return committed.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
