package org.pharos.gateway.worker;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment in monotonic time. */
record Deadline(LongSupplier nanoTime, long atNanos) {

    static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    /** Zero or negative when it has passed. */
    Duration left() {
        return Duration.ofNanos(atNanos - nanoTime.getAsLong());
    }

    boolean passed() {
        return atNanos - nanoTime.getAsLong() <= 0;
    }
}
