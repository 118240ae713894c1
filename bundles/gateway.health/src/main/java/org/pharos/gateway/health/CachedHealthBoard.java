package org.pharos.gateway.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all checks at once and gives the same results for a few seconds. A check that hangs or fails is a result too,
 * and is not asked again while it hangs. Any thread may call.
 */
final class CachedHealthBoard implements HealthBoard {

    private static final Logger LOG = LoggerFactory.getLogger(CachedHealthBoard.class);
    private static final long NANOS_IN_MS = 1_000_000;

    private final List<Asked> checks = new CopyOnWriteArrayList<>();
    private final Executor threads;
    private final LongSupplier nanos;
    private final long cacheMs;
    private final long timeoutMs;
    private Map<String, HealthResult> latest = Map.of();
    private long latestNanos;
    private boolean stale = true;

    /** A check, and its latest answer or the one it still owes. */
    private static final class Asked {

        private final HealthCheck check;
        private CompletableFuture<HealthResult> running = CompletableFuture.completedFuture(null);

        private Asked(HealthCheck check) {
            this.check = check;
        }
    }

    /** @param threads run the checks @param nanos the monotonic clock */
    CachedHealthBoard(Executor threads, LongSupplier nanos, long cacheMs, long timeoutMs) {
        this.threads = threads;
        this.nanos = nanos;
        this.cacheMs = cacheMs;
        this.timeoutMs = timeoutMs;
    }

    void add(HealthCheck check) {
        checks.add(new Asked(check));
        outdate();
    }

    void remove(HealthCheck check) {
        checks.removeIf(asked -> asked.check == check);
        outdate();
    }

    private synchronized void outdate() {
        stale = true;
    }

    @Override
    public synchronized Map<String, HealthResult> results() {
        if (stale || nanos.getAsLong() - latestNanos >= cacheMs * NANOS_IN_MS) {
            latest = ask();
            latestNanos = nanos.getAsLong();
            stale = false;
        }
        return latest;
    }

    private Map<String, HealthResult> ask() {
        List<Asked> all = new ArrayList<>(checks);
        all.forEach(this::begin);
        long endNanos = nanos.getAsLong() + timeoutMs * NANOS_IN_MS;
        Map<String, HealthResult> results = new TreeMap<>();
        for (Asked asked : all) {
            results.put(asked.check.id(), result(asked, endNanos));
        }
        return Map.copyOf(results);
    }

    private void begin(Asked asked) {
        if (asked.running.isDone()) {
            asked.running = CompletableFuture.supplyAsync(asked.check::check, threads);
        }
    }

    private HealthResult result(Asked asked, long endNanos) {
        try {
            long left = Math.max(0, endNanos - nanos.getAsLong());
            return asked.running.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new HealthResult(HealthState.DEGRADED, "The check '" + asked.check.id() + "' does not answer.",
                    "It took longer than " + timeoutMs + " ms.", "If it lasts, look into the log and restart the box.");
        } catch (ExecutionException e) {
            LOG.error("The health check {} failed in a way nobody foresaw.", asked.check.id(), e.getCause());
            return new HealthResult(HealthState.DEGRADED, "The check '" + asked.check.id() + "' failed.",
                    "A fault in this software.", "The log says more; report it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HealthResult(HealthState.STARTING, "The box is stopping.", "", "");
        }
    }
}
