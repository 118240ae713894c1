package org.pharos.gateway.delivery.dicom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.TimeSource;
import org.pharos.dicom.net.service.CommitmentResultHandler;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;

/** Opens associations with one destination, and can end all that are open. Safe for several threads. */
final class Associations {

    private final DestinationOptions options;
    private final Supplier<String> callingAet;
    private final CommitmentResultHandler results;
    private final Set<DicomClient> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param results takes commitment results that come on any of them */
    Associations(DestinationOptions options, Supplier<String> callingAet, CommitmentResultHandler results) {
        this.options = options;
        this.callingAet = callingAet;
        this.results = results;
    }

    /** The caller gives it back with {@link #end}. */
    DicomClient begin(List<ContextProposal> contexts) throws DicomNetException {
        DicomClient client = DicomClient.connect(options.client(callingAet.get()), contexts, Optional.of(results),
                TimeSource.SYSTEM);
        open.add(client);
        if (closed) {
            client.interrupt();
        }
        return client;
    }

    void end(DicomClient client) {
        open.remove(client);
        client.close();
    }

    /** From any thread: whatever is under way fails. */
    void interruptAll() {
        closed = true;
        open.forEach(DicomClient::interrupt);
    }
}
