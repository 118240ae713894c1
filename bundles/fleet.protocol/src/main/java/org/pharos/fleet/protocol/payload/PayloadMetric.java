package org.pharos.fleet.protocol.payload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One metric of a payload (Sparkplug 3.0 §6.4.6).
 *
 * @param name empty when only the alias is given, after the birth
 * @param timestampMs ms since the epoch
 * @param type UNKNOWN when the message leaves it to the birth; see {@link #as}
 * @param historical not the present value: it was kept while the host was away
 * @param passing not for the host's records ({@code is_transient})
 */
public record PayloadMetric(String name, OptionalLong alias, OptionalLong timestampMs, DataType type,
        boolean historical, boolean passing, Optional<FileFacts> facts, List<MetricValue.Property> properties,
        MetricValue value) {

    public PayloadMetric {
        properties = List.copyOf(properties);
    }

    /** As in a birth certificate, before an alias is given. */
    public static PayloadMetric named(String name, DataType type, MetricValue value, long timestampMs) {
        return new PayloadMetric(name, OptionalLong.empty(), OptionalLong.of(timestampMs), type, false, false,
                Optional.empty(), List.of(), value);
    }

    /** As in data after the birth: neither name nor type, for the birth gave both. */
    public static PayloadMetric aliased(long alias, MetricValue value, long timestampMs, boolean historical) {
        return new PayloadMetric("", OptionalLong.of(alias), OptionalLong.of(timestampMs), DataType.UNKNOWN, historical,
                false, Optional.empty(), List.of(), value);
    }

    public PayloadMetric withAlias(long number) {
        return new PayloadMetric(name, OptionalLong.of(number), timestampMs, type, historical, passing, facts,
                properties, value);
    }

    /** This metric with the name and type its birth gave it; the value read as that type. */
    public PayloadMetric as(String bornName, DataType bornType) {
        MetricValue meant = value instanceof MetricValue.Whole whole && bornType.integral()
                ? new MetricValue.Whole(bornType.meaning(whole.value())) : value;
        return new PayloadMetric(bornName, alias, timestampMs, bornType, historical, passing, facts, properties, meant);
    }
}
