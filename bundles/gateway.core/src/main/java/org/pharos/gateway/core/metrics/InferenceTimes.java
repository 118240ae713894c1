package org.pharos.gateway.core.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.pharos.gateway.api.telemetry.Metric;

/** How long the latest answers of the worker took. Safe for several threads. */
public final class InferenceTimes {

    private static final int LATEST_MAX = 200;
    private static final double NANOS_IN_MS = 1_000_000;
    private static final double P95 = 0.95;

    private final long[] modelNanos = new long[LATEST_MAX];
    private final long[] totalNanos = new long[LATEST_MAX];
    private long count;

    /** @param model inside the engine @param total from request to answer */
    public synchronized void add(Duration model, Duration total) {
        int at = (int) (count % LATEST_MAX);
        modelNanos[at] = model.toNanos();
        totalNanos[at] = total.toNanos();
        count++;
    }

    /** Milliseconds over the latest 200 answers; 0 while there were none. */
    public synchronized List<Metric> metrics() {
        long[] model = sorted(modelNanos);
        long[] total = sorted(totalNanos);
        return List.of(
                new Metric("inference/runs", count),
                new Metric("inference/model/median-ms", quantile(model, 0.5)),
                new Metric("inference/model/p95-ms", quantile(model, P95)),
                new Metric("inference/total/median-ms", quantile(total, 0.5)),
                new Metric("inference/total/p95-ms", quantile(total, P95)),
                new Metric("inference/total/max-ms", quantile(total, 1)));
    }

    private long[] sorted(long[] ring) {
        long[] latest = Arrays.copyOf(ring, (int) Math.min(count, LATEST_MAX));
        Arrays.sort(latest);
        return latest;
    }

    /** The nearest rank. */
    private static double quantile(long[] sorted, double q) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(q * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_IN_MS;
    }
}
