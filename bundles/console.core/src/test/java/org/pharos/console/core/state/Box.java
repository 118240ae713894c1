package org.pharos.console.core.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.payload.DataType;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.fleet.protocol.payload.PayloadMetric;

/** What one gateway would send, as bytes. */
final class Box {

    final String site;
    private final List<String> names = new ArrayList<>();
    private int sequence;

    Box(String site) {
        this.site = site;
    }

    String topic(String kind) {
        return "spBv1.0/pharos/" + kind + "/" + site;
    }

    byte[] birth(long bdSeq, long timestampMs, Map<String, Object> metrics) {
        names.clear();
        sequence = 0;
        List<PayloadMetric> all = new ArrayList<>();
        all.add(PayloadMetric.named(FleetMetrics.BD_SEQ, DataType.INT64, new MetricValue.Whole(bdSeq), timestampMs));
        metrics.forEach((name, value) -> {
            all.add(PayloadMetric.named(name, type(value), wrapped(value), timestampMs).withAlias(names.size()));
            names.add(name);
        });
        return PayloadCodec.encode(Payload.numbered(timestampMs, 0, all));
    }

    byte[] data(String name, Object value, long timestampMs, boolean historical) {
        sequence = (sequence + 1) % 256;
        return PayloadCodec.encode(Payload.numbered(timestampMs, sequence, List.of(
                PayloadMetric.aliased(names.indexOf(name), wrapped(value), timestampMs, historical))));
    }

    void loseOne() {
        sequence = (sequence + 1) % 256;
    }

    static byte[] death(long bdSeq) {
        PayloadMetric number = PayloadMetric.named(FleetMetrics.BD_SEQ, DataType.INT64, new MetricValue.Whole(bdSeq),
                1);
        return PayloadCodec.encode(new Payload(OptionalLong.of(1), OptionalLong.empty(), List.of(number), "",
                Payload.NO_BODY));
    }

    private static DataType type(Object value) {
        return value instanceof Long ? DataType.INT64 : value instanceof Double ? DataType.DOUBLE : DataType.STRING;
    }

    private static MetricValue wrapped(Object value) {
        return value instanceof Long whole ? new MetricValue.Whole(whole)
                : value instanceof Double real ? new MetricValue.Real(real) : new MetricValue.Words((String) value);
    }
}
