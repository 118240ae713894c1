package org.pharos.gateway.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.fleet.link.BackOff;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.fleet.protocol.payload.DataType;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.fleet.protocol.payload.PayloadMetric;
import org.pharos.gateway.api.telemetry.MetricSource;
import org.pharos.gateway.telemetry.mqtt.outbox.OutboxLimits;
import org.pharos.test.kit.Mosquitto;

/** The broker is Mosquitto and the reader is Eclipse Tahu: neither is ours. */
class TelemetryOverMosquittoTest {

    private final AtomicLong asked = new AtomicLong();
    private final MetricSource counter = () -> List.of(
            new org.pharos.gateway.api.telemetry.Metric("count", asked.incrementAndGet()),
            new org.pharos.gateway.api.telemetry.Metric("still", 5L));

    @TempDir
    Path folder;

    @Test
    void isBornWithEverythingAndThenTellsOnlyWhatChanged() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder).start(); HostStub host = new HostStub(broker.url());
                TelemetryLoop loop = loop(broker, Optional.empty())) {
            loop.start();
            host.awaitKinds("NBIRTH", "NDATA", "NDATA", "NDATA");

            List<SparkplugBPayload> read = host.read();
            SparkplugBPayload birth = read.get(0);
            assertThat(birth.getSeq()).isZero();
            assertThat(birth.getMetrics()).extracting(Metric::getName).contains("bdSeq", "Node Control/Rebirth",
                    "count", "still", "telemetry/dropped");
            SparkplugBPayload later = read.get(3);
            assertThat(later.getSeq()).isEqualTo(3);
            assertThat(later.getMetrics()).hasSize(1);
            assertThat(loop.status().connected()).isTrue();
        }
    }

    @Test
    void losesNoSampleAndKeepsTheOrderWhenTheBrokerIsKilledAndComesBack() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder).start();
                TelemetryLoop loop = loop(broker, Optional.empty())) {
            List<Long> first;
            try (HostStub host = new HostStub(broker.url())) {
                loop.start();
                await().until(() -> host.kinds().size() > 10);
                broker.kill();
                first = host.everyValue("count");
            }
            long atKill = asked.get();
            await().until(() -> asked.get() > atKill + 20 && !loop.status().connected());
            assertThat(loop.status().buffered()).isGreaterThan(10);
            assertThat(loop.status().lastError()).contains(broker.url());

            broker.start();
            try (HostStub host = new HostStub(broker.url())) {
                await().until(() -> loop.status().connected()
                        && loop.status().buffered() <= 1 && host.values("count", false).size() > 5);
                Set<Long> heard = new TreeSet<>(first);
                heard.addAll(host.everyValue("count"));
                List<Long> inData = new ArrayList<>(host.values("count", true));
                inData.addAll(host.values("count", false));

                assertThat(host.values("count", true)).as("kept while away").hasSizeGreaterThan(15).isSorted();
                assertThat(inData).isSorted();
                assertThat(heard).as("every value the source gave").hasSize(Math.toIntExact(Collections.max(heard)));
                assertThat(loop.status().lastError()).isEmpty();
            }
        }
    }

    @Test
    void keepsWhatItCouldNotSayOverARestartOfTheGateway() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder)) {
            long before;
            try (TelemetryLoop loop = loop(broker, Optional.empty())) {
                loop.start();
                await().until(() -> asked.get() > 10);
            }
            before = asked.get();
            broker.start();
            try (HostStub host = new HostStub(broker.url()); TelemetryLoop loop = loop(broker, Optional.empty())) {
                loop.start();
                await().until(() -> host.values("count", true).size() >= before - 1);
                assertThat(host.values("count", true)).startsWith(
                        LongStream.range(1, before).boxed().toArray(Long[]::new));
            }
        }
    }

    @Test
    void waitsForTheHostAndDiesWhenTheHostGoes() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder).start(); HostStub host = new HostStub(broker.url());
                TelemetryLoop loop = loop(broker, Optional.of("console"))) {
            loop.start();
            await().until(() -> loop.status().lastError().contains("waiting for the console"));
            assertThat(host.kinds()).isEmpty();

            host.state(true, 1_000);
            host.awaitKinds("NBIRTH", "NDATA");
            host.state(false, 999);
            await().until(() -> host.kinds().size() > 5);
            assertThat(host.kinds()).as("an old will of the host means nothing").doesNotContain("NDEATH");

            host.state(false, 1_000);
            await().until(() -> host.kinds().contains("NDEATH"));
            host.state(true, 2_000);
            await()
                    .until(() -> host.kinds().stream().filter("NBIRTH"::equals).count() == 2);
            assertThat(bdSeqs(host)).containsExactly(0L, 0L, 1L);
        }
    }

    @Test
    void isBornAgainOnCommandWithTheSameNumberAndSaysFarewellAtTheEnd() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder).start(); HostStub host = new HostStub(broker.url())) {
            try (TelemetryLoop loop = loop(broker, Optional.empty())) {
                loop.start();
                host.awaitKinds("NBIRTH", "NDATA");
                host.publish("spBv1.0/pharos/NCMD/site-a", new byte[] {1, 2, 3}, false);
                PayloadMetric rebirth = PayloadMetric.named(FleetMetrics.REBIRTH, DataType.BOOLEAN,
                        new MetricValue.Flag(true), 1);
                byte[] command = PayloadCodec.encode(Payload.unnumbered(1, List.of(rebirth)));
                await().pollInterval(Duration.ofMillis(300)).until(() -> {
                    host.publish("spBv1.0/pharos/NCMD/site-a", command, false);
                    return host.kinds().stream().filter("NBIRTH"::equals).count() >= 2;
                });
            }
            await().until(() -> host.kinds().contains("NDEATH"));
            assertThat(bdSeqs(host)).hasSizeGreaterThanOrEqualTo(3).containsOnly(0L);
        }
    }

    private TelemetryLoop loop(Mosquitto broker, Optional<String> hostId) throws IOException {
        TelemetryOptions options = new TelemetryOptions(Optional.of(BrokerAddress.parse(broker.url())),
                new SiteId("site-a"), "pharos", hostId, Duration.ofMillis(50), folder,
                new OutboxLimits(1 << 20, 10_000, 4_096));
        Collector collector = new Collector(() -> List.of(counter), Optional::empty);
        return new TelemetryLoop(options, Clock.systemUTC(), collector, Executors.newSingleThreadScheduledExecutor(),
                will -> MqttTelemetry.link(options, will), new BackOff(50, 400, new Random(1)));
    }

    private static List<Long> bdSeqs(HostStub host) throws Exception {
        List<Long> numbers = new ArrayList<>();
        for (SparkplugBPayload payload : host.read()) {
            payload.getMetrics().stream().filter(metric -> "bdSeq".equals(metric.getName()))
                    .forEach(metric -> numbers.add(((Number) metric.getValue()).longValue()));
        }
        return numbers;
    }
}
