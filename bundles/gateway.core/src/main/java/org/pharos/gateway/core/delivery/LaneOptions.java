package org.pharos.gateway.core.delivery;

/**
 * The bounds of a lane.
 *
 * @param batchInstancesMax at most so many instances over one association
 * @param backoff between attempts at a destination, and at an instance it refused for the time being
 * @param refusedPauseMsMax the longest pause for a destination that answers but takes nothing
 * @param commitmentTimeoutMs how long an answer to a commitment request is awaited before it is asked again
 * @param commitmentTimeoutMsMax the same after many requests without an answer; it doubles up to this
 */
public record LaneOptions(int batchInstancesMax, Backoff backoff, long refusedPauseMsMax, long commitmentTimeoutMs,
        long commitmentTimeoutMsMax) {

    public LaneOptions {
        if (batchInstancesMax < 1 || refusedPauseMsMax < 1 || commitmentTimeoutMs < 1
                || commitmentTimeoutMsMax < commitmentTimeoutMs) {
            throw new IllegalArgumentException("a bound of a lane is at least 1, and the most not below the first");
        }
    }
}
