package org.pharos.dicom.net.service;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.net.TimeSource;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.RejectReason;

/** A server on a free port of this machine that keeps what it is sent and knows AE title {@code PHAROS} as its own. */
final class TestServer implements Closeable {

    static final String AET = "PHAROS";
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    static final String EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
    static final String IMPLICIT = TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid();
    static final String JPEG = TransferSyntax.JPEG_BASELINE.uid();

    final RecordingListener listener = new RecordingListener();
    final BlockingQueue<Stored> stored = new LinkedBlockingQueue<>();
    private final DicomServer server;

    private TestServer(ServerOptions options, Handlers handlers, TimeSource time) throws IOException {
        Handlers all = handlers.store().isPresent() ? handlers : handlers.withStore((request, dataSet) -> {
            stored.add(new Stored(request, dataSet.readAllBytes()));
            return Status.SUCCESS;
        });
        server = DicomServer.start(options, TestServer::judge, contexts(), all, listener, time);
    }

    static TestServer start() throws IOException {
        return start(options(), Handlers.echoOnly());
    }

    static TestServer start(ServerOptions options, Handlers handlers) throws IOException {
        return start(options, handlers, TimeSource.SYSTEM);
    }

    static TestServer start(ServerOptions options, Handlers handlers, TimeSource time) throws IOException {
        return new TestServer(options, handlers, time);
    }

    static ServerOptions options() {
        return ServerOptions.onPort(0).withBindAddress("127.0.0.1");
    }

    static SupportedContexts contexts() {
        return SupportedContexts.none()
                .with(SopClasses.VERIFICATION, EXPLICIT, IMPLICIT)
                .with(SopClasses.STORAGE_COMMITMENT, EXPLICIT, IMPLICIT)
                .withAnyStorage(List.of(EXPLICIT, IMPLICIT, JPEG));
    }

    private static Verdict judge(AssociationRequest request) {
        if (!request.peer().calledAet().equals(AET)) {
            return Verdict.reject(RejectReason.CALLED_AE_TITLE_NOT_RECOGNIZED);
        }
        if (request.peer().callingAet().equals("STRANGER")) {
            return Verdict.reject(RejectReason.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        return Verdict.accept();
    }

    int port() {
        return server.port();
    }

    ClientOptions client() {
        return ClientOptions.to("127.0.0.1", port(), AET, "MODALITY");
    }

    Stored nextStored() throws InterruptedException {
        return stored.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
