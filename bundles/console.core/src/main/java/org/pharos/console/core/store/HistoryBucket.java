package org.pharos.console.core.store;

import org.pharos.fleet.protocol.SiteId;

/**
 * A number's values over a stretch of time, put together.
 *
 * @param startMs ms since the epoch, a multiple of {@link #WIDTH_MS}
 */
public record HistoryBucket(SiteId site, String metric, long startMs, long count, double sum, double least,
        double most) {

    public static final long WIDTH_MS = 300_000;

    public HistoryBucket plus(double value) {
        return new HistoryBucket(site, metric, startMs, count + 1, sum + value, Math.min(least, value),
                Math.max(most, value));
    }

    public double mean() {
        return sum / count;
    }
}
