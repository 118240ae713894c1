package org.pharos.gateway.telemetry.mqtt.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.payload.DataType;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadMetric;
import org.pharos.fleet.protocol.payload.SequenceNumbers;

/**
 * Makes the payloads of one edge node (Sparkplug 3.0 §6.4): births that name everything and give out aliases, data with
 * aliases only, deaths. One thread.
 */
public final class EdgeNode {

    private final Map<String, Known> known = new LinkedHashMap<>();
    private int sequence;
    private long birthNumber;

    /** A metric that was in a birth, or will be in the next. */
    private record Known(long alias, DataType type, boolean born) {}

    /** The will of the connection that is about to be made; the births on it will carry the same number. */
    public Payload death(long bdSeq, long nowMs) {
        birthNumber = bdSeq;
        return Payload.unnumbered(nowMs, List.of(bdSeq(nowMs)));
    }

    /** The last words of this connection. */
    public Payload farewell(long nowMs) {
        return Payload.unnumbered(nowMs, List.of(bdSeq(nowMs)));
    }

    /** Everything there is, with sequence number 0. */
    public Payload birth(Map<String, Sample> samples, long nowMs) {
        samples.forEach((name, sample) -> learn(name, sample.type()));
        List<PayloadMetric> metrics = new ArrayList<>();
        metrics.add(bdSeq(nowMs));
        metrics.add(PayloadMetric.named(FleetMetrics.REBIRTH, DataType.BOOLEAN, new MetricValue.Flag(false), nowMs));
        known.replaceAll((name, metric) -> new Known(metric.alias(), metric.type(), true));
        known.forEach((name, metric) -> {
            Sample sample = samples.getOrDefault(name, Sample.absent(metric.type()));
            metrics.add(PayloadMetric.named(name, metric.type(), sample.value(), nowMs).withAlias(metric.alias()));
        });
        sequence = 0;
        return Payload.numbered(nowMs, sequence, metrics);
    }

    /** Were all metrics of this record born, with these types? If not, a birth is due before it can be sent. */
    public boolean knows(Payload record) {
        return record.metrics().stream().allMatch(metric -> {
            Known born = known.get(metric.name());
            return born != null && born.born() && born.type() == metric.type();
        });
    }

    /** Takes the names of a record into the next birth. */
    public void learn(Payload record) {
        record.metrics().forEach(metric -> learn(metric.name(), metric.type()));
    }

    /** A record as data: aliases for names. @param historical it is older than the birth */
    public Payload data(Payload record, boolean historical, long nowMs) {
        sequence = SequenceNumbers.after(sequence);
        List<PayloadMetric> metrics = record.metrics().stream()
                .map(metric -> PayloadMetric.aliased(known.get(metric.name()).alias(), metric.value(),
                        metric.timestampMs().orElse(nowMs), historical))
                .toList();
        return Payload.numbered(nowMs, sequence, metrics);
    }

    /** What is kept in the outbox: names and types in full, for aliases change from birth to birth. */
    public static Payload record(Map<String, Sample> samples, long nowMs) {
        List<PayloadMetric> metrics = new ArrayList<>();
        samples.forEach((name, sample) -> metrics.add(PayloadMetric.named(name, sample.type(), sample.value(), nowMs)));
        return new Payload(OptionalLong.of(nowMs), OptionalLong.empty(), metrics, "", Payload.NO_BODY);
    }

    private void learn(String name, DataType type) {
        Known before = known.get(name);
        if (before == null) {
            known.put(name, new Known(known.size(), type, false));
        } else if (before.type() != type) {
            known.put(name, new Known(before.alias(), type, false));
        }
    }

    private PayloadMetric bdSeq(long nowMs) {
        return PayloadMetric.named(FleetMetrics.BD_SEQ, DataType.INT64, new MetricValue.Whole(birthNumber), nowMs);
    }
}
