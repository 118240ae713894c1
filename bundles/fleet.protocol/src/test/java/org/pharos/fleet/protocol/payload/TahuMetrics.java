package org.pharos.fleet.protocol.payload;

import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.tahu.message.model.DataSet;
import org.eclipse.tahu.message.model.DataSetDataType;
import org.eclipse.tahu.message.model.File;
import org.eclipse.tahu.message.model.MetaData;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.Parameter;
import org.eclipse.tahu.message.model.ParameterDataType;
import org.eclipse.tahu.message.model.PropertyDataType;
import org.eclipse.tahu.message.model.PropertySet;
import org.eclipse.tahu.message.model.PropertyValue;
import org.eclipse.tahu.message.model.Row;
import org.eclipse.tahu.message.model.Template;
import org.eclipse.tahu.message.model.Value;

/** Metrics of every type as Eclipse Tahu makes them, with values at the edges. */
final class TahuMetrics {

    static final Date WHEN = new Date(1_700_000_000_000L);

    private TahuMetrics() {}

    static Stream<Metric> all() {
        return Stream.of(numbers(), words(), arrays(), compounds()).flatMap(List::stream).map(TahuMetrics::metric);
    }

    private static List<Map.Entry<MetricDataType, Object>> numbers() {
        return List.of(
                Map.entry(MetricDataType.Int8, (byte) -128), Map.entry(MetricDataType.Int8, (byte) 127),
                Map.entry(MetricDataType.Int16, (short) -32768), Map.entry(MetricDataType.Int16, (short) 32767),
                Map.entry(MetricDataType.Int32, Integer.MIN_VALUE), Map.entry(MetricDataType.Int32, 1),
                Map.entry(MetricDataType.Int64, Long.MIN_VALUE), Map.entry(MetricDataType.Int64, Long.MAX_VALUE),
                Map.entry(MetricDataType.UInt8, (short) 255), Map.entry(MetricDataType.UInt16, 65535),
                Map.entry(MetricDataType.UInt32, 4294967295L), Map.entry(MetricDataType.UInt64, BigInteger.TEN),
                Map.entry(MetricDataType.UInt64, new BigInteger("18446744073709551615")),
                Map.entry(MetricDataType.Float, -1.5f), Map.entry(MetricDataType.Double, Math.PI),
                Map.entry(MetricDataType.Double, Double.NaN), Map.entry(MetricDataType.DateTime, WHEN));
    }

    private static List<Map.Entry<MetricDataType, Object>> words() {
        return List.of(
                Map.entry(MetricDataType.Boolean, true), Map.entry(MetricDataType.Boolean, false),
                Map.entry(MetricDataType.String, "Zürich 東京 \uD83D\uDE80"), Map.entry(MetricDataType.String, ""),
                Map.entry(MetricDataType.Text, "several\nlines"),
                Map.entry(MetricDataType.UUID, "0b1f2f62-6b0c-4f6e-9c8a-3f6d1ac9f0aa"),
                Map.entry(MetricDataType.Bytes, new byte[] {0, 1, -1}));
    }

    private static List<Map.Entry<MetricDataType, Object>> arrays() {
        return List.of(
                Map.entry(MetricDataType.Int8Array, new Byte[] {-1, 0, 127}),
                Map.entry(MetricDataType.Int16Array, new Short[] {-1, 300}),
                Map.entry(MetricDataType.Int32Array, new Integer[] {-1, 70000}),
                Map.entry(MetricDataType.Int64Array, new Long[] {-1L, 1L << 40}),
                // Tahu 1.0.19 reads elements above 127 as negative; ours are checked against the packed bytes.
                Map.entry(MetricDataType.UInt8Array, new Short[] {0, 127}),
                Map.entry(MetricDataType.UInt16Array, new Integer[] {0, 65535}),
                Map.entry(MetricDataType.UInt32Array, new Long[] {0L, 4294967295L}),
                Map.entry(MetricDataType.UInt64Array, new BigInteger[] {BigInteger.ONE, BigInteger.TWO}),
                Map.entry(MetricDataType.FloatArray, new Float[] {1.5f, -2f}),
                Map.entry(MetricDataType.DoubleArray, new Double[] {1.5, -2.0}),
                Map.entry(MetricDataType.BooleanArray,
                        new Boolean[] {true, false, true, true, false, false, false, false, true}),
                Map.entry(MetricDataType.StringArray, new String[] {"a", "", "ß"}),
                Map.entry(MetricDataType.DateTimeArray, new Date[] {WHEN, new Date(0)}));
    }

    private static List<Map.Entry<MetricDataType, Object>> compounds() {
        return List.of(Map.entry(MetricDataType.DataSet, table()), Map.entry(MetricDataType.Template, template()),
                Map.entry(MetricDataType.File, new File("log.txt", new byte[] {1, 2, 3})));
    }

    private static DataSet table() {
        try {
            return new DataSet.DataSetBuilder(3).addColumnNames(List.of("small", "text", "flag"))
                    .addTypes(List.of(DataSetDataType.Int8, DataSetDataType.String, DataSetDataType.Boolean))
                    .addRow(new Row(List.of(new Value<>(DataSetDataType.Int8, (byte) -3),
                            new Value<>(DataSetDataType.String, "one"), new Value<>(DataSetDataType.Boolean, true))))
                    .addRow(new Row(List.of(new Value<>(DataSetDataType.Int8, (byte) 7),
                            new Value<>(DataSetDataType.String, "two"), new Value<>(DataSetDataType.Boolean, false))))
                    .createDataSet();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Template template() {
        try {
            return new Template.TemplateBuilder().version("v1").templateRef("pump").definition(false)
                    .addParameter(new Parameter("gain", ParameterDataType.Double, 0.5))
                    .addMetric(new Metric.MetricBuilder("inner", MetricDataType.Int16, (short) -2).timestamp(WHEN)
                            .createMetric())
                    .createTemplate();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Metric metric(Map.Entry<MetricDataType, Object> value) {
        try {
            Metric.MetricBuilder builder = new Metric.MetricBuilder("m/" + value.getKey(), value.getKey(),
                    value.getValue()).alias(7L).timestamp(WHEN).isHistorical(true).isTransient(true);
            if (value.getValue() instanceof File file) {
                builder.metaData(new MetaData.MetaDataBuilder().fileName(file.getFileName()).size(3L).seq(1L)
                        .contentType("text/plain").createMetaData());
            }
            return builder.properties(properties()).createMetric();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static PropertySet properties() throws Exception {
        PropertySet inner = new PropertySet();
        inner.setProperty("low", new PropertyValue<>(PropertyDataType.Int32, -5));
        PropertySet properties = new PropertySet();
        properties.setProperty("unit", new PropertyValue<>(PropertyDataType.String, "ms"));
        properties.setProperty("range", new PropertyValue<>(PropertyDataType.PropertySet, inner));
        return properties;
    }
}
