package org.pharos.gateway.delivery.dicom;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;

/** How the latest contact with a destination went. Safe for several threads. */
final class Contact {

    private record Latest(String error, long atNanos) {}

    private final String name;
    private final LongSupplier nanos;
    private final AtomicReference<Latest> latest = new AtomicReference<>();

    /** @param nanos the monotonic clock */
    Contact(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
    }

    void worked() {
        latest.set(new Latest("", nanos.getAsLong()));
    }

    void failed(String words) {
        latest.set(new Latest(words, nanos.getAsLong()));
    }

    /** Whether there was none for so long. */
    boolean olderThan(long ms) {
        return Optional.ofNullable(latest.get())
                .map(last -> nanos.getAsLong() - last.atNanos() >= ms * 1_000_000).orElse(true);
    }

    /** A destination that is away is a reason to look, not to stop: everything is kept meanwhile. */
    HealthResult health() {
        Latest last = latest.get();
        if (last == null) {
            return HealthResult.ok(name + " has not been called yet.");
        }
        return last.error().isEmpty()
                ? HealthResult.ok(name + " answers.")
                : new HealthResult(HealthState.DEGRADED, name + " does not take anything now; all is kept here.",
                        last.error(), "");
    }
}
