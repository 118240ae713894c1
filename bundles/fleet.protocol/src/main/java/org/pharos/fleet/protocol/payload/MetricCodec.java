package org.pharos.fleet.protocol.payload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Metric. */
final class MetricCodec {

    private static final int NAME = 1;
    private static final int ALIAS = 2;
    private static final int TIMESTAMP = 3;
    private static final int DATA_TYPE = 4;
    private static final int IS_HISTORICAL = 5;
    private static final int IS_TRANSIENT = 6;
    private static final int IS_NULL = 7;
    private static final int META_DATA = 8;
    private static final int PROPERTIES = 9;
    private static final int BYTES = 16;
    private static final int DATA_SET = 17;
    private static final int TEMPLATE = 18;

    private String name = "";
    private OptionalLong alias = OptionalLong.empty();
    private OptionalLong timestampMs = OptionalLong.empty();
    private DataType type = DataType.UNKNOWN;
    private boolean historical;
    private boolean passing;
    private Optional<FileFacts> facts = Optional.empty();
    private List<MetricValue.Property> properties = List.of();
    private MetricValue value = new MetricValue.Absent();

    private MetricCodec() {}

    static WireWriter write(PayloadMetric metric) {
        WireWriter out = new WireWriter().textIfAny(NAME, metric.name());
        metric.alias().ifPresent(number -> out.number(ALIAS, number));
        metric.timestampMs().ifPresent(number -> out.number(TIMESTAMP, number));
        if (metric.type() != DataType.UNKNOWN) {
            out.number(DATA_TYPE, metric.type().code());
        }
        out.flagIfSet(IS_HISTORICAL, metric.historical()).flagIfSet(IS_TRANSIENT, metric.passing());
        metric.facts().ifPresent(said -> out.message(META_DATA, FileFactsCodec.write(said)));
        if (!metric.properties().isEmpty()) {
            out.message(PROPERTIES, PropertyCodec.write(metric.properties()));
        }
        writeValue(out, metric);
        return out;
    }

    static PayloadMetric read(WireReader in) throws MalformedPayloadException {
        MetricCodec found = new MetricCodec();
        while (in.next()) {
            found.readField(in);
        }
        return new PayloadMetric(found.name, found.alias, found.timestampMs, found.type, found.historical,
                found.passing, found.facts, found.properties, Scalars.meant(found.type, found.value));
    }

    private static void writeValue(WireWriter out, PayloadMetric metric) {
        if (metric.value() instanceof MetricValue.Absent) {
            out.flag(IS_NULL, true);
        } else if (metric.value() instanceof MetricValue.Octets octets) {
            out.octets(BYTES, octets.value());
        } else if (metric.value() instanceof MetricValue.Table table) {
            out.message(DATA_SET, TableCodec.write(table));
        } else if (metric.value() instanceof MetricValue.Structure template) {
            out.message(TEMPLATE, TemplateCodec.write(template));
        } else {
            PayloadCodec.require(Scalars.OF_METRIC.write(out, metric.type(), metric.value()), metric.name());
        }
    }

    private void readField(WireReader in) throws MalformedPayloadException {
        if (Scalars.OF_METRIC.has(in.field())) {
            value = Scalars.OF_METRIC.read(in);
            return;
        }
        switch (in.field()) {
            case NAME -> name = in.text();
            case ALIAS -> alias = OptionalLong.of(in.number());
            case TIMESTAMP -> timestampMs = OptionalLong.of(in.number());
            case DATA_TYPE -> type = DataType.ofCode(in.number());
            case IS_HISTORICAL -> historical = in.flag();
            case IS_TRANSIENT -> passing = in.flag();
            case META_DATA -> facts = Optional.of(FileFactsCodec.read(in.message()));
            case PROPERTIES -> properties = PropertyCodec.read(in.message());
            case BYTES -> value = in.octets();
            case DATA_SET -> value = TableCodec.read(in.message());
            case TEMPLATE -> value = TemplateCodec.read(in.message());
            default -> in.skip();
        }
    }
}
