package org.pharos.fleet.protocol.payload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Sparkplug B payload (Sparkplug 3.0 §6.4.5).
 *
 * @param timestampMs ms since the epoch, when it was sent
 * @param sequence 0 to 255, absent in NDEATH and NCMD
 * @param uuid the schema of {@code body}; empty: none
 * @param body what Sparkplug does not know; empty: none
 */
public record Payload(OptionalLong timestampMs, OptionalLong sequence, List<PayloadMetric> metrics, String uuid,
        MetricValue.Octets body) {

    public static final MetricValue.Octets NO_BODY = new MetricValue.Octets(new byte[0]);

    public Payload {
        metrics = List.copyOf(metrics);
    }

    public static Payload numbered(long timestampMs, int sequence, List<PayloadMetric> metrics) {
        return new Payload(OptionalLong.of(timestampMs), OptionalLong.of(sequence), metrics, "", NO_BODY);
    }

    /** Without sequence number: a death or a command. */
    public static Payload unnumbered(long timestampMs, List<PayloadMetric> metrics) {
        return new Payload(OptionalLong.of(timestampMs), OptionalLong.empty(), metrics, "", NO_BODY);
    }

    /** The first metric of this name. */
    public Optional<PayloadMetric> metric(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    /** A number by its metric's name: bdSeq. */
    public OptionalLong whole(String name) {
        return metric(name).map(PayloadMetric::value).filter(MetricValue.Whole.class::isInstance)
                .map(value -> OptionalLong.of(((MetricValue.Whole) value).value())).orElse(OptionalLong.empty());
    }
}
