package org.pharos.fleet.protocol.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.DataSet;
import org.eclipse.tahu.message.model.File;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.Row;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.Template;
import org.eclipse.tahu.model.MetricDataTypeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Eclipse Tahu 1.0.19 is the judge: it reads what we write, and we read what it writes. */
class TahuAgreesTest {

    static Stream<Metric> metrics() {
        return TahuMetrics.all();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void readsWhatTahuWritesAndWritesItBackSoThatTahuSeesTheSame(Metric metric) throws Exception {
        byte[] theirs = new SparkplugBPayloadEncoder().getBytes(payload(metric), false);

        Payload read = PayloadCodec.decode(theirs);
        SparkplugBPayload again = tahu(PayloadCodec.encode(read));

        assertThat(again.getSeq()).isEqualTo(255);
        assertThat(again.getTimestamp()).isEqualTo(TahuMetrics.WHEN);
        Metric seen = again.getMetrics().get(0);
        Metric direct = tahu(theirs).getMetrics().get(0);
        assertThat(seen.getName()).isEqualTo(metric.getName());
        assertThat(seen.getAlias()).isEqualTo(7L);
        assertThat(seen.getDataType()).isEqualTo(metric.getDataType());
        assertThat(seen.isHistorical()).isTrue();
        assertThat(seen.isTransient()).isTrue();
        assertThat(plain(seen.getValue())).isEqualTo(plain(direct.getValue())).isEqualTo(plain(metric.getValue()));
        assertThat(Objects.toString(seen.getProperties())).isEqualTo(Objects.toString(direct.getProperties()));
        assertThat(Objects.toString(seen.getMetaData())).isEqualTo(Objects.toString(direct.getMetaData()));
    }

    @Test
    void numbersMeanTheSameOnBothSides() throws Exception {
        assertThat(ours(MetricDataType.Int8, (byte) -128)).isEqualTo(new MetricValue.Whole(-128));
        assertThat(ours(MetricDataType.Int32, Integer.MIN_VALUE)).isEqualTo(new MetricValue.Whole(Integer.MIN_VALUE));
        assertThat(ours(MetricDataType.UInt32, 4294967295L)).isEqualTo(new MetricValue.Whole(4294967295L));
        assertThat(ours(MetricDataType.DateTime, new Date(5))).isEqualTo(new MetricValue.Whole(5));
        assertThat(ours(MetricDataType.Float, 1.5f)).isEqualTo(new MetricValue.Single(1.5f));
    }

    @Test
    void tahuReadsDataThatCarriesOnlyAliasesByTheTypesOfTheBirth() throws Exception {
        PayloadMetric metric = PayloadMetric.aliased(3, new MetricValue.Whole(-9), 5, true);
        MetricDataTypeMap birth = new MetricDataTypeMap();
        birth.addMetricDataType(3L, MetricDataType.Int64);

        byte[] bytes = PayloadCodec.encode(Payload.numbered(6, 1, List.of(metric)));
        Metric seen = new SparkplugBPayloadDecoder().buildFromByteArray(bytes, birth).getMetrics().get(0);

        assertThat(seen.getAlias()).isEqualTo(3L);
        assertThat(seen.getValue()).isEqualTo(-9L);
        assertThat(seen.isHistorical()).isTrue();
        assertThat(seen.hasName()).isFalse();
    }

    @Test
    void anAbsentValueIsNullToTahu() throws Exception {
        PayloadMetric metric = PayloadMetric.named("x", DataType.INT64, new MetricValue.Absent(), 5);

        Metric seen = tahu(PayloadCodec.encode(Payload.unnumbered(6, List.of(metric)))).getMetrics().get(0);

        assertThat(seen.getIsNull()).isTrue();
        assertThat(seen.getValue()).isNull();
    }

    @Test
    void opensTheArraysThatTahuPacked() throws Exception {
        assertThat(ArrayValues.wholes(DataType.INT8_ARRAY, octets(MetricDataType.Int8Array, new Byte[] {-1, 5})))
                .containsExactly(-1L, 5L);
        assertThat(ArrayValues.wholes(DataType.UINT8_ARRAY, octets(MetricDataType.UInt8Array, new Short[] {0, 255})))
                .containsExactly(0L, 255L);
        assertThat(ArrayValues.wholes(DataType.UINT32_ARRAY, octets(MetricDataType.UInt32Array,
                new Long[] {4294967295L}))).containsExactly(4294967295L);
        assertThat(ArrayValues.singles(octets(MetricDataType.FloatArray, new Float[] {1.5f}))).containsExactly(1.5f);
        assertThat(ArrayValues.reals(octets(MetricDataType.DoubleArray, new Double[] {-2.5}))).containsExactly(-2.5);
        assertThat(ArrayValues.texts(octets(MetricDataType.StringArray, new String[] {"a", "", "ß"})))
                .containsExactly("a", "", "ß");
        assertThat(ArrayValues.flags(octets(MetricDataType.BooleanArray,
                new Boolean[] {true, false, false, false, false, false, false, false, true})))
                .containsExactly(true, false, false, false, false, false, false, false, true);
    }

    @Test
    void packsArraysAsTahuDoes() throws Exception {
        assertThat(ArrayValues.ofWholes(DataType.INT16_ARRAY, List.of(-1L, 300L)))
                .isEqualTo(octets(MetricDataType.Int16Array, new Short[] {-1, 300}));
        assertThat(ArrayValues.ofSingles(List.of(1.5f)))
                .isEqualTo(octets(MetricDataType.FloatArray, new Float[] {1.5f}));
        assertThat(ArrayValues.ofReals(List.of(1.5))).isEqualTo(octets(MetricDataType.DoubleArray, new Double[] {1.5}));
        assertThat(ArrayValues.ofTexts(List.of("a", "ß")))
                .isEqualTo(octets(MetricDataType.StringArray, new String[] {"a", "ß"}));
        assertThat(ArrayValues.ofFlags(List.of(true, false, true)))
                .isEqualTo(octets(MetricDataType.BooleanArray, new Boolean[] {true, false, true}));
    }

    private static MetricValue.Octets octets(MetricDataType type, Object value) throws Exception {
        return (MetricValue.Octets) ours(type, value);
    }

    private static MetricValue ours(MetricDataType type, Object value) throws Exception {
        Metric metric = new Metric.MetricBuilder("m", type, value).timestamp(TahuMetrics.WHEN).createMetric();
        byte[] bytes = new SparkplugBPayloadEncoder().getBytes(payload(metric), false);
        return PayloadCodec.decode(bytes).metrics().get(0).value();
    }

    private static SparkplugBPayload payload(Metric metric) {
        return new SparkplugBPayload.SparkplugBPayloadBuilder(255L).setTimestamp(TahuMetrics.WHEN).addMetric(metric)
                .createPayload();
    }

    private static SparkplugBPayload tahu(byte[] bytes) throws Exception {
        return new SparkplugBPayloadDecoder().buildFromByteArray(bytes, null);
    }

    /** Something with a useful equals. */
    private static Object plain(Object value) {
        if (value instanceof DataSet table) {
            return table.getColumnNames() + " " + table.getTypes() + " "
                    + table.getRows().stream().map(Row::toValues).toList();
        }
        if (value instanceof Template template) {
            return template.getVersion() + template.getTemplateRef() + template.isDefinition()
                    + template.getParameters() + template.getMetrics().get(0).getValue();
        }
        if (value instanceof File file) {
            return Arrays.toString(file.getBytes());
        }
        return value instanceof byte[] bytes ? Arrays.toString(bytes)
                : value instanceof Object[] array ? Arrays.deepToString(array) : value;
    }
}
