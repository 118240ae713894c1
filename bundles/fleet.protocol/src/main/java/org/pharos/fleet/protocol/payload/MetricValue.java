package org.pharos.fleet.protocol.payload;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The value of a metric, a property, a template parameter or a cell of a data set. Immutable. */
public sealed interface MetricValue {

    /** There is no value ({@code is_null}). */
    record Absent() implements MetricValue {}

    /** All integers and DateTime (ms since the epoch). UInt64 as its 64 bits. */
    record Whole(long value) implements MetricValue {}

    /** Float. */
    record Single(float value) implements MetricValue {}

    /** Double. */
    record Real(double value) implements MetricValue {}

    /** Boolean. */
    record Flag(boolean value) implements MetricValue {}

    /** String, Text and UUID. */
    record Words(String value) implements MetricValue {}

    /** Bytes, File, and the packed little-endian arrays, which {@link ArrayValues} opens. */
    record Octets(byte[] value) implements MetricValue {

        public Octets {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Octets octets && Arrays.equals(value, octets.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Octets[" + HexFormat.of().formatHex(value, 0, Math.min(value.length, 16)) + "]";
        }
    }

    /** A data set: every row as long as {@code columns}. */
    record Table(List<String> columns, List<DataType> types, List<List<MetricValue>> rows) implements MetricValue {

        public Table {
            columns = List.copyOf(columns);
            types = List.copyOf(types);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A template, or an instance of one.
     *
     * @param version empty: none
     * @param reference the definition that an instance is of; empty for a definition
     */
    record Structure(String version, String reference, boolean definition, List<PayloadMetric> members,
            List<Parameter> parameters) implements MetricValue {

        public Structure {
            members = List.copyOf(members);
            parameters = List.copyOf(parameters);
        }
    }

    /** Properties as a value of a property. */
    record Properties(List<Property> properties) implements MetricValue {

        public Properties {
            properties = List.copyOf(properties);
        }
    }

    /** Lists of properties as a value of a property. */
    record PropertiesList(List<Properties> entries) implements MetricValue {

        public PropertiesList {
            entries = List.copyOf(entries);
        }
    }

    /** One parameter of a template. */
    record Parameter(String name, DataType type, MetricValue value) {}

    /** One property of a metric, such as its unit. */
    record Property(String key, DataType type, MetricValue value) {}
}
