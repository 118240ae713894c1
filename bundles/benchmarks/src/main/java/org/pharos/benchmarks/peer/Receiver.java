package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.util.List;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;

/** A process on this machine that takes DICOM objects. */
public interface Receiver extends Address, AutoCloseable {

    /** The AE title every sender of a measurement calls as. */
    String SENDER = "BENCH";

    Running process();

    /** Waits until it answers C-ECHO. @return seconds since its process was started */
    default double awaitEcho(long seconds) throws IOException, InterruptedException {
        while (process().secondsSinceStart() < seconds) {
            if (echoes()) {
                return process().secondsSinceStart();
            }
            process().moment(10);
        }
        throw new IOException(name() + " does not answer C-ECHO within " + seconds + " s");
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
