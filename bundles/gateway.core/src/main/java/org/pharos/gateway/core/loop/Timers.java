package org.pharos.gateway.core.loop;

/** Runs things later, measured on the monotonic clock, so that a jump of the wall clock moves nothing. */
@FunctionalInterface
public interface Timers {

    /** Runs the task once after the delay, on the loop's thread. */
    Cancellable after(long delayMs, Runnable task);

    /** Something that was going to happen. */
    @FunctionalInterface
    interface Cancellable {

        /** It does not happen any more, unless it has. */
        void cancel();
    }
}
