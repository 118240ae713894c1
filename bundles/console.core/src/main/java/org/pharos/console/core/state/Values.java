package org.pharos.console.core.state;

import java.util.Optional;
import org.pharos.fleet.protocol.payload.MetricValue;

/** Sparkplug values as plain Java; those the console has no use for are left out. */
final class Values {

    private static final int TEXT_MAX = 2_000;

    private Values() {}

    static Optional<Object> plain(MetricValue value) {
        if (value instanceof MetricValue.Whole whole) {
            return Optional.of(whole.value());
        }
        if (value instanceof MetricValue.Single single) {
            return finite(single.value());
        }
        if (value instanceof MetricValue.Real real) {
            return finite(real.value());
        }
        if (value instanceof MetricValue.Flag flag) {
            return Optional.of(flag.value());
        }
        return value instanceof MetricValue.Words words && words.value().length() <= TEXT_MAX
                ? Optional.of(words.value()) : Optional.empty();
    }

    private static Optional<Object> finite(double number) {
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }
}
