package org.pharos.itest.system.process;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what must come. The limit is there for what never comes, not for how fast it comes. */
public final class Eventually {

    public static final Duration LIMIT = Duration.ofSeconds(Long.getLong("pharos.patienceSeconds", 240));
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private Eventually() {}

    /** Until the condition holds; a condition that throws does not hold yet. */
    public static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(LIMIT).pollInterval(LOOK_EVERY).ignoreExceptions().until(condition);
    }

    /** Until nothing is thrown; in the end with the last failure in words. */
    public static void asserted(ThrowingRunnable assertion) {
        await().atMost(LIMIT).pollInterval(LOOK_EVERY).ignoreExceptions().untilAsserted(assertion);
    }
}
