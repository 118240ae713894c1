package org.pharos.gateway.delivery.dicom;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
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
 * Many destinations answer on an association of their own instead; once one did, none is kept open for it any more.
 * Any thread may call, {@link #await} only the one that delivers.
 */
final class CommitmentDesk implements CommitmentResultHandler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitmentDesk.class);
    /**
     * Threads that wait, each on an association of its own. A destination serves few at a time, an Orthanc as it is
     * installed four; those that wait must leave room for the one that delivers.
     */
    static final int WAITING_MAX = 2;

    private final String name;
    private final Predicate<CommitmentReport> listeners;
    private final Semaphore room = new Semaphore(WAITING_MAX);
    private final ExecutorService threads;
    /** Requests on their way, and whether their answer has come already. */
    private final Map<String, Boolean> asking = new ConcurrentHashMap<>();
    /** Associations that are kept open, by the request they are kept for. */
    private final Map<String, DicomClient> waiting = new ConcurrentHashMap<>();
    private final Set<String> answeredHere = ConcurrentHashMap.newKeySet();
    /** The last one that was waited for did not answer on the association that was kept open for it. */
    private volatile boolean silentHere;
    /** It answered on an association of its own. */
    private volatile boolean answersElsewhere;

    /** @param listeners hear the reports; true when the request is known */
    CommitmentDesk(String name, Predicate<CommitmentReport> listeners) {
        this.name = name;
        this.listeners = listeners;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "pharos-commitment-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether a further answer could be waited for: to end an association on which it will come would lose it. */
    boolean mayAwait() {
        return answersElsewhere || silentHere || room.availablePermits() > 0;
    }

    /** A request is about to be made; {@link #await} or {@link #notAsked} follows. */
    void asking(String transactionUid) {
        asking.put(transactionUid, false);
    }

    void notAsked(String transactionUid) {
        asking.remove(transactionUid);
    }

    /** Takes an association over and ends it when the answer came or the time is over. Returns at once. */
    void await(Associations associations, DicomClient client, String transactionUid, long waitMs) {
        if (waitMs == 0 || answersElsewhere || !room.tryAcquire()) {
            asking.remove(transactionUid);
            associations.end(client);
            return;
        }
        try {
            threads.execute(() -> listen(associations, client, transactionUid, waitMs));
        } catch (RejectedExecutionException e) {
            asking.remove(transactionUid);
            room.release();
            associations.end(client);
        }
    }

    private void listen(Associations associations, DicomClient client, String transactionUid, long waitMs) {
        waiting.put(transactionUid, client);
        try {
            boolean answered = Boolean.TRUE.equals(asking.remove(transactionUid));
            silentHere = !answered && client.awaitCommitment(transactionUid, waitMs).isEmpty();
        } catch (IOException e) {
            silentHere = true;
            LOG.debug("{} did not answer the commitment request on the same association: {}", name, e.getMessage());
        } finally {
            waiting.remove(transactionUid);
            associations.end(client);
            room.release();
        }
    }

    /** The answer came. If it did so elsewhere, the association that is kept open for it is of no more use. */
    void answered(String transactionUid) {
        asking.computeIfPresent(transactionUid, (uid, before) -> true);
        if (answeredHere.contains(transactionUid)) {
            return;
        }
        answersElsewhere = true;
        DicomClient kept = waiting.get(transactionUid);
        if (kept != null) {
            kept.interrupt();
        }
    }

    @Override
    public Status reported(AssociationInfo peer, CommitmentResult result) {
        List<InstanceUid> committed = result.committed().stream().flatMap(CommitmentDesk::uid).toList();
        Map<InstanceUid, String> failed = new LinkedHashMap<>();
        result.failed().forEach(one -> uid(one.object()).forEach(uid -> failed.put(uid, one.reason().words())));
        answersElsewhere = false;
        answeredHere.add(result.transactionUid());
        boolean known;
        try {
            known = listeners.test(
                    new CommitmentReport(result.transactionUid(), peer.calledAet(), committed, failed));
        } finally {
            answeredHere.remove(result.transactionUid());
        }
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
