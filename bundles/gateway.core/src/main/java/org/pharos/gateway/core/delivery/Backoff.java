package org.pharos.gateway.core.delivery;

import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long each time, give or take a fifth, so that many boxes do not call
 * a PACS that is back all at once.
 *
 * @param firstMs after the first failure
 * @param mostMs at most, jitter left aside
 */
public record Backoff(long firstMs, long mostMs, RandomGenerator random) {

    private static final double JITTER = 0.2;
    private static final int DOUBLINGS_MAX = 40;

    public Backoff {
        if (firstMs < 1 || mostMs < firstMs) {
            throw new IllegalArgumentException("a back-off needs 1 <= firstMs <= mostMs");
        }
    }

    /** @param failures in a row, from 1 */
    public long delayMs(int failures) {
        int doublings = Math.min(Math.max(0, failures - 1), DOUBLINGS_MAX);
        double plain = Math.min((double) mostMs, firstMs * Math.pow(2, doublings));
        return Math.round(plain * (1 + JITTER * (2 * random.nextDouble() - 1)));
    }

    /** The same, but never longer than this. */
    public Backoff atMostMs(long ms) {
        return new Backoff(Math.min(firstMs, ms), Math.min(mostMs, ms), random);
    }
}
