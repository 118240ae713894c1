package org.pharos.gateway.telemetry.mqtt.node;

import java.util.Map;
import org.pharos.fleet.protocol.payload.DataType;
import org.pharos.fleet.protocol.payload.MetricValue;

/** One value with its Sparkplug type, from what {@code gateway.api} calls a metric. */
public record Sample(DataType type, MetricValue value) {

    /** Characters of one text; what is longer is cut. */
    static final int TEXT_MAX = 1_000;

    private static final Map<Class<?>, DataType> TYPES = Map.of(Long.class, DataType.INT64, Double.class,
            DataType.DOUBLE, Boolean.class, DataType.BOOLEAN, String.class, DataType.STRING);

    public static Sample of(Object value) {
        return new Sample(TYPES.get(value.getClass()), wrapped(value));
    }

    /** The metric is known, but there is no value now. */
    static Sample absent(DataType type) {
        return new Sample(type, new MetricValue.Absent());
    }

    private static MetricValue wrapped(Object value) {
        if (value instanceof Long whole) {
            return new MetricValue.Whole(whole);
        }
        if (value instanceof Double real) {
            return new MetricValue.Real(real);
        }
        if (value instanceof Boolean flag) {
            return new MetricValue.Flag(flag);
        }
        String text = (String) value;
        return new MetricValue.Words(text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text);
    }
}
