package org.pharos.fleet.protocol.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.junit.jupiter.api.Test;

class HostilePayloadTest {

    private static final int ROUNDS = 150_000;

    @Test
    void damagedPayloadsGiveAPayloadOrTheCheckedExceptionAndNothingElse() throws Exception {
        List<byte[]> seeds = seeds();
        Random random = new Random(20_261_123);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(seeds.get(random.nextInt(seeds.size())), random);
            try {
                PayloadCodec.encode(PayloadCodec.decode(damaged));
            } catch (MalformedPayloadException e) {
                refused++;
            }
        }
        assertThat(refused).as("both outcomes were met").isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    @Test
    void everyPrefixOfAPayloadIsReadOrRefused() throws Exception {
        for (byte[] seed : seeds()) {
            for (int length = 0; length < seed.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(seed, length);
                try {
                    PayloadCodec.decode(cut);
                } catch (MalformedPayloadException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }

    @Test
    void refusesTemplatesNestedWithoutEnd() {
        WireWriter inner = new WireWriter();
        for (int depth = 0; depth < 10_000; depth++) {
            WireWriter template = new WireWriter().message(2, inner);
            inner = new WireWriter().message(18, template);
        }
        byte[] bytes = new WireWriter().message(2, inner).bytes();
        assertThatThrownBy(() -> PayloadCodec.decode(bytes)).isInstanceOf(MalformedPayloadException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void refusesALengthThatLies() {
        byte[] bytes = {0x12, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
        assertThatThrownBy(() -> PayloadCodec.decode(bytes)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void refusesMoreBytesOrMetricsThanTheBounds() {
        WireWriter many = new WireWriter();
        for (int i = 0; i <= PayloadCodec.METRICS_MAX; i++) {
            many.octets(2, new byte[0]);
        }
        assertThatThrownBy(() -> PayloadCodec.decode(many.bytes())).isInstanceOf(MalformedPayloadException.class);
        assertThatThrownBy(() -> PayloadCodec.decode(new byte[PayloadCodec.LENGTH_MAX + 1]))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void refusesAValueOfAnotherKindThanItsTypeSays() {
        byte[] metric = new WireWriter().text(1, "x").number(4, DataType.DOUBLE.code()).text(15, "no number").bytes();
        byte[] bytes = new WireWriter().octets(2, metric).bytes();
        assertThatThrownBy(() -> PayloadCodec.decode(bytes)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void aBooleanArrayMayNotClaimMoreThanItHolds() {
        MetricValue.Octets claim = new MetricValue.Octets(new byte[] {-1, -1, -1, 0x7F, 1});
        assertThatThrownBy(() -> ArrayValues.flags(claim)).isInstanceOf(MalformedPayloadException.class);
    }

    private static List<byte[]> seeds() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        for (Metric metric : TahuMetrics.all().toList()) {
            SparkplugBPayload payload = new SparkplugBPayload.SparkplugBPayloadBuilder(1L)
                    .setTimestamp(TahuMetrics.WHEN)
                    .setUuid("u").setBody(new byte[] {1}).addMetric(metric).createPayload();
            seeds.add(new SparkplugBPayloadEncoder().getBytes(payload, false));
        }
        return seeds;
    }

    private static byte[] damage(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }
}
