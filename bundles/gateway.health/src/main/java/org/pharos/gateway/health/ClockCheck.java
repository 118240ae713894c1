package org.pharos.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;

/**
 * Whether the clock can be right: not before this software was built, and not jumping against the monotonic clock.
 * A jump is told for an hour; nothing else depends on it.
 */
@Component
public final class ClockCheck implements HealthCheck {

    /** Nothing of this software is older. */
    static final Instant BUILT_AFTER = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration JUMP = Duration.ofSeconds(30);
    private static final Duration TOLD_FOR = Duration.ofHours(1);
    private static final String REMEDY = "Check the time server of this box, and the battery of its clock.";

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant lastTime;
    private long lastNanos;
    private Duration jump = Duration.ZERO;
    private long jumpNanos;

    @Activate
    public ClockCheck(@Reference Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanos the monotonic clock */
    ClockCheck(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.lastTime = clock.instant();
        this.lastNanos = nanos.getAsLong();
    }

    @Override
    public String id() {
        return "clock";
    }

    @Override
    public synchronized HealthResult check() {
        Instant now = clock.instant();
        long nowNanos = nanos.getAsLong();
        Duration off = Duration.between(lastTime, now).minusNanos(nowNanos - lastNanos);
        lastTime = now;
        lastNanos = nowNanos;
        if (off.abs().compareTo(JUMP) > 0) {
            jump = off;
            jumpNanos = nowNanos;
        }
        if (now.isBefore(BUILT_AFTER)) {
            return new HealthResult(HealthState.DEGRADED, "The clock of this box is wrong.",
                    "It says " + now + ", and this software is younger than that.", REMEDY);
        }
        boolean recent = !jump.isZero() && nowNanos - jumpNanos < TOLD_FOR.toNanos();
        return recent
                ? new HealthResult(HealthState.DEGRADED, "The clock of this box jumped "
                        + (jump.isNegative() ? "back" : "ahead")
                        + " by " + jump.abs().toSeconds() + " s.", "Nothing was lost; times around the jump mislead.",
                                REMEDY)
                : HealthResult.ok("The clock runs evenly.");
    }
}
