package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.util.List;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.process.RunningProcess;

/** A process on this machine that takes DICOM objects. */
public interface Receiver extends Address, AutoCloseable {

    /** The AE title every sender of a measurement calls as. */
    String SENDER = "BENCH";

    RunningProcess process();

    /** Waits until it answers C-ECHO. @return seconds since its process was started */
    default double awaitEcho(long seconds) throws IOException, InterruptedException {
        return process().awaitSign("an answer to C-ECHO", seconds, this::echoes);
    }

    private boolean echoes() {
        try (DicomClient client = DicomClient.connect(ClientOptions.to("127.0.0.1", port(), aeTitle(), SENDER),
                List.of(ContextProposal.verification()))) {
            boolean answered = client.echo().isSuccess();
            client.release();
            return answered;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    default void close() {
        process().close();
    }
}
