package org.pharos.gateway.telemetry.mqtt;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
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
import org.pharos.fleet.protocol.topic.HostState;
import org.pharos.gateway.telemetry.mqtt.outbox.OutboxLimits;

class ConsoleSessionTest {

    private static final HostState ONLINE = new HostState(true, 5);

    @TempDir
    Path folder;

    @Test
    void findsTheHostWhoseMessageCameWhileItSubscribed() throws Exception {
        FakeLink link = new FakeLink(ONLINE, 3);
        try (TelemetryLoop loop = loop(link)) {
            loop.start();
            await().until(() -> loop.status().connected());
        }
    }

    @Test
    void aRebirthAskedForRightAfterTheBirthComesALittleLaterInsteadOfNever() throws Exception {
        FakeLink link = new FakeLink(ONLINE, 0);
        try (TelemetryLoop loop = loop(link)) {
            loop.start();
            await().until(() -> loop.status().connected());
            long before = births(link);
            for (int i = 0; i < 3; i++) {
                link.say("spBv1.0/pharos/NCMD/site-a", rebirth());
            }
            await().until(() -> births(link) == before + 1);
        }
    }

    @Test
    void aBoxWithNothingNewSaysAllTheSameThatItIsAlive() throws Exception {
        FakeLink link = new FakeLink(ONLINE, 0);
        try (TelemetryLoop loop = loop(link)) {
            loop.start();
            await().until(() -> link.kinds().stream().filter("NDATA"::equals).count() >= 4);
        }
    }

    private static byte[] rebirth() {
        return PayloadCodec.encode(Payload.unnumbered(1, List.of(PayloadMetric.named(FleetMetrics.REBIRTH,
                DataType.BOOLEAN, new MetricValue.Flag(true), 1))));
    }

    private static long births(FakeLink link) {
        return link.kinds().stream().filter("NBIRTH"::equals).count();
    }

    private TelemetryLoop loop(FakeLink link) throws IOException {
        TelemetryOptions options = new TelemetryOptions(Optional.of(BrokerAddress.parse("mqtt://nobody")),
                new SiteId("site-a"), "pharos", Optional.of("console"), Duration.ofMillis(50), folder,
                new OutboxLimits(1 << 20, 10_000, 4_096));
        return new TelemetryLoop(options, Clock.systemUTC(), new Collector(List::of, Optional::empty),
                Executors.newSingleThreadScheduledExecutor(), will -> link, new BackOff(50, 400, new Random(1)));
    }
}
