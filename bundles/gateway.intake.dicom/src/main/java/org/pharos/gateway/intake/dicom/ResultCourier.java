package org.pharos.gateway.intake.dicom;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings results of storage commitment to peers that did not wait for them, on an association of its own. It tries a
 * few times and then lets go: who never hears an answer asks again (PS3.4 §J.3). Any thread may call.
 */
final class ResultCourier implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ResultCourier.class);
    private static final List<Long> DELAYS_MS = List.of(1_000L, 10_000L, 60_000L, 600_000L);
    private static final int WAITING_MAX = 1_000;

    private final Map<String, IntakeOptions.CommitmentPeer> peers;
    private final Supplier<String> ownAeTitle;
    private final ScheduledThreadPoolExecutor tries;
    private volatile Optional<Tls> tls = Optional.empty();

    ResultCourier(Map<String, IntakeOptions.CommitmentPeer> peers, Supplier<String> ownAeTitle) {
        this.peers = peers;
        this.ownAeTitle = ownAeTitle;
        tries = new ScheduledThreadPoolExecutor(1, ResultCourier::thread);
        tries.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** From now on results go encrypted, as everything else that comes and goes at this door. */
    void useTls(Tls chosen) {
        tls = Optional.of(chosen);
    }

    void bring(String aeTitle, CommitmentResult result) {
        IntakeOptions.CommitmentPeer peer = peers.get(aeTitle);
        if (peer == null) {
            LOG.warn("{} asked for storage commitment and did not wait for the result. Name its address in "
                    + "commitmentPeers of the intake, as {}@HOST:PORT.", aeTitle, aeTitle);
            return;
        }
        tryLater(peer, result, 0);
    }

    private void tryLater(IntakeOptions.CommitmentPeer peer, CommitmentResult result, int attempt) {
        if (attempt >= DELAYS_MS.size() || tries.getQueue().size() >= WAITING_MAX) {
            LOG.warn("A result of storage commitment could not be brought to {} and was let go; it may ask again",
                    peer.aeTitle());
            return;
        }
        try {
            tries.schedule(() -> attempt(peer, result, attempt), DELAYS_MS.get(attempt), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closing; the result for {} is let go", peer.aeTitle());
        }
    }

    private void attempt(IntakeOptions.CommitmentPeer peer, CommitmentResult result, int attempt) {
        ClientOptions plain = ClientOptions.to(peer.host(), peer.port(), peer.aeTitle(), ownAeTitle.get());
        ClientOptions options = tls.map(plain::withTls).orElse(plain);
        try (DicomClient client = DicomClient.connect(options, List.of(ContextProposal.commitmentReport()))) {
            Status status = client.sendEventReport(result);
            if (status.isFailure()) {
                LOG.warn("{} did not take a result of storage commitment: {}", peer.aeTitle(), status.words());
            }
        } catch (IOException e) {
            LOG.info("A result of storage commitment is brought to {} later: {}", peer.aeTitle(), e.getMessage());
            tryLater(peer, result, attempt + 1);
        }
    }

    @Override
    public void close() {
        tries.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "commitment-courier");
        thread.setDaemon(true);
        return thread;
    }
}
