package org.pharos.fleet.link;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from the first to the longest delay, half of it by chance, so that
 * a fleet does not come back all at once. One thread.
 */
public final class BackOff {

    private final long firstMs;
    private final long longestMs;
    private final RandomGenerator random;
    private long nextMs;

    public BackOff(long firstMs, long longestMs, RandomGenerator random) {
        this.firstMs = firstMs;
        this.longestMs = longestMs;
        this.random = random;
        this.nextMs = firstMs;
    }

    public long nextDelayMs() {
        long whole = nextMs;
        nextMs = Math.min(longestMs, whole * 2);
        return whole / 2 + random.nextLong(whole - whole / 2 + 1);
    }

    /** Things went well: begin with the short delay again. */
    public void reset() {
        nextMs = firstMs;
    }

    /** There is no sense in hurrying. */
    public void slowDown() {
        nextMs = longestMs;
    }
}
