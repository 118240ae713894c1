package org.pharos.gateway.delivery.dicom;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.AssociationInfo;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.CommitmentResultHandler;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.SopReference;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for answers to commitment requests on the associations they were made on, away from the thread that delivers.
 * Many destinations answer on an association of their own instead; what a destination last did says what to do when no
 * more threads may wait: to end an association on which the answer will come would lose it.
 */
final class CommitmentDesk implements CommitmentResultHandler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitmentDesk.class);
    /**
     * Threads that wait, each on an association of its own. A destination serves few at a time, an Orthanc as it is
     * installed four; those that wait must leave room for the one that delivers.
     */
    static final int WAITING_MAX = 2;
    private static final long IDLE_S = 10;

    private final String name;
    private final Predicate<CommitmentReport> listeners;
    private final ThreadPoolExecutor threads;
    private volatile boolean answersElsewhere;

    /** @param listeners hear the reports; true when the request is known */
    CommitmentDesk(String name, Predicate<CommitmentReport> listeners) {
        this.name = name;
        this.listeners = listeners;
        this.threads = new ThreadPoolExecutor(0, WAITING_MAX, IDLE_S, TimeUnit.SECONDS, new SynchronousQueue<>(),
                task -> {
            Thread thread = new Thread(task, "pharos-commitment-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes an association over and ends it when the answer came or the time is over. */
    void await(Associations associations, DicomClient client, String transactionUid, long waitMs) {
        if (waitMs == 0) {
            associations.end(client);
            return;
        }
        try {
            threads.execute(() -> listen(associations, client, transactionUid, waitMs));
        } catch (RejectedExecutionException e) {
            waitHere(associations, client, transactionUid, waitMs);
        }
    }

    /** Holds up deliveries to this one destination, until an answer comes or it is known that none comes this way. */
    private void waitHere(Associations associations, DicomClient client, String transactionUid, long waitMs) {
        if (answersElsewhere || threads.isShutdown()) {
            associations.end(client);
        } else {
            listen(associations, client, transactionUid, waitMs);
        }
    }

    private void listen(Associations associations, DicomClient client, String transactionUid, long waitMs) {
        try {
            answersElsewhere = client.awaitCommitment(transactionUid, waitMs).isEmpty();
        } catch (IOException e) {
            answersElsewhere = true;
            LOG.debug("{} did not answer the commitment request on the same association: {}", name, e.getMessage());
        } finally {
            associations.end(client);
        }
    }

    @Override
    public Status reported(AssociationInfo peer, CommitmentResult result) {
        List<InstanceUid> committed = result.committed().stream().flatMap(CommitmentDesk::uid).toList();
        Map<InstanceUid, String> failed = new LinkedHashMap<>();
        result.failed().forEach(one -> uid(one.object()).forEach(uid -> failed.put(uid, one.reason().words())));
        boolean known = listeners.test(
                new CommitmentReport(result.transactionUid(), peer.calledAet(), committed, failed));
        return known ? Status.SUCCESS : Status.INVALID_ARGUMENT.because("unknown transaction UID");
    }

    /** None where it is no UID: we never asked about such an object. */
    private static Stream<InstanceUid> uid(SopReference reference) {
        try {
            return Stream.of(new InstanceUid(reference.sopInstanceUid()));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
