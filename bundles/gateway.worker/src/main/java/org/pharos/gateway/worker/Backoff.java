package org.pharos.gateway.worker;

import java.time.Duration;

/** How long to wait before the next start: not at all after one failure, then longer and longer, up to a bound. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int DOUBLINGS_MAX = 10;

    private final Duration max;
    private int failures;

    Backoff(Duration max) {
        this.max = max;
    }

    void failed() {
        failures++;
    }

    void succeeded() {
        failures = 0;
    }

    Duration delay() {
        if (failures < 2) {
            return Duration.ZERO;
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(failures - 2, DOUBLINGS_MAX));
        return delay.compareTo(max) < 0 ? delay : max;
    }
}
