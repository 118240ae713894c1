package org.pharos.console.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.console.broker.embedded.TestKeys;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.ingest.FleetIngest;
import org.pharos.console.core.state.StoredFleet;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.fleet.protocol.tls.TlsIdentity;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.telemetry.mqtt.MqttTelemetry;
import org.pharos.gateway.telemetry.mqtt.TelemetryConfig;
import org.pharos.process.FreePort;
import org.pharos.test.kit.Mosquitto;
import org.pharos.test.kit.OutsideTool;

/** Box, broker and console together, each the real one, in one process without a framework. */
class ConsoleBrokerTest {

    private static final SiteId SITE_A = new SiteId("site-a");

    @TempDir
    Path folder;

    private final int port = FreePort.find();
    private final int tlsPort = FreePort.find();
    private final StoredFleet fleet = new StoredFleet(Clock.systemUTC());
    private ConsoleBroker console;

    @AfterEach
    void stop() {
        if (console != null) {
            console.stop();
        }
    }

    @Test
    void aGatewayIsSeenFromItsBirthToItsFarewell() throws Exception {
        start(fleet);
        AtomicLong studies = new AtomicLong(1);
        MqttTelemetry box = box("site-a", "mqtt://127.0.0.1:" + port, folder.resolve("box"), studies);
        await().until(() -> online(fleet, SITE_A));
        studies.set(7);
        await().until(() -> gateway(fleet).studiesHour().orElse(0) == 7);
        assertThat(box.status().connected()).isTrue();
        assertThat(console.status().hearing()).isTrue();

        close(box);
        await().until(() -> !online(fleet, SITE_A));
    }

    @Test
    void whatWasMeasuredWhileTheConsoleWasAwayComesLater() throws Exception {
        AtomicLong studies = new AtomicLong();
        MqttTelemetry box = box("site-a", "mqtt://127.0.0.1:" + port, folder.resolve("box"), studies);
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            studies.incrementAndGet();
            return box.status().buffered() >= 3;
        });
        assertThat(box.status().lastError()).contains("nobody answers");

        start(fleet);
        await().until(() -> online(fleet, SITE_A) && box.status().buffered() == 0);
        close(box);
    }

    @Test
    void aRestartedConsoleKnowsTheGatewayAgain() throws Exception {
        start(fleet);
        MqttTelemetry box = box("site-a", "mqtt://127.0.0.1:" + port, folder.resolve("box"), new AtomicLong(3));
        await().until(() -> online(fleet, SITE_A));
        console.stop();
        await().until(() -> !box.status().connected());

        StoredFleet another = new StoredFleet(Clock.systemUTC());
        start(another);
        await().until(() -> online(another, SITE_A));
        assertThat(gateway(another).studiesHour()).hasValue(3);
        close(box);
    }

    @Test
    void aGatewayAndTheConsoleMeetAtABrokerThatIsNotOurs() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder)) {
            startAt(broker.url(), fleet);
            assertThat(console.status().hearing()).isFalse();
            broker.start();
            AtomicLong studies = new AtomicLong(1);
            MqttTelemetry box = box("site-a", broker.url(), folder.resolve("box"), studies);
            await().until(() -> online(fleet, SITE_A));
            assertThat(heard(broker.port(), "spBv1.0/STATE/console", 1)).singleElement().asString()
                    .matches("spBv1.0/STATE/console \\d 1 \\{\"online\":true,\"timestamp\":\\d+}");
            broker.kill();
            await().until(() -> !online(fleet, SITE_A));
            studies.set(9);
            broker.start();
            await().until(() -> online(fleet, SITE_A) && gateway(fleet).studiesHour().orElse(0) == 9);
            close(box);
            await().until(() -> !online(fleet, SITE_A));
        }
    }

    @Test
    void aStrangersSubscriberHearsTheStateOfTheHostAtTheConsolesOwnBroker() throws Exception {
        start(fleet);
        await().until(() -> console.status().hearing());
        MqttTelemetry box = box("site-a", "mqtt://127.0.0.1:" + port, folder.resolve("box"), new AtomicLong(1));
        await().until(() -> online(fleet, SITE_A));
        assertThat(heard(port, "spBv1.0/STATE/console", 1)).singleElement().asString()
                .contains("\"online\":true", " 1 {");
        close(box);
    }

    /** As Mosquitto's own client hears it: topic, QoS, retained, payload. */
    private static List<String> heard(int brokerPort, String filter, int messages) {
        OutsideTool.Result result = OutsideTool.require("mosquitto_sub").run("-V", "5", "-h", "127.0.0.1", "-p",
                Integer.toString(brokerPort), "-q", "1", "-t", filter, "-C", Integer.toString(messages), "-W", "60",
                "-F", "%t %q %r %p");
        return result.output().lines().toList();
    }

    @Test
    void theWillOfACutConnectionComesAndTheOneWhoIsThrownOutIsToldWhy() throws Exception {
        start(fleet);
        BrokerAddress address = new BrokerAddress(false, "127.0.0.1", port);
        try (Line hearer = new Line(address, "hearer", Optional.empty(), will("x")).hearing("will/#");
                Line cut = new Line(address, "cut", Optional.empty(), will("will/cut"));
                Line first = new Line(address, "same", Optional.empty(), will("y"));
                Line second = new Line(address, "same", Optional.empty(), will("z"))) {
            await().until(() -> !first.lost.isEmpty());
            assertThat(first.takenOver).isTrue();
            assertThat(first.lost.get(0)).contains("give each its own");
            assertThat(second.lost).isEmpty();
            cut.close();
            await().until(() -> hearer.topics.contains("will/cut"));
        }
    }

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> start(fleet)).isInstanceOf(IOException.class)
                    .hasMessageStartingWith("port " + port + " is taken").message().doesNotContain("\n");
        }
    }

    @Test
    void overTheNetworkOnlyWhoHasACertificateOfTheFleetIsHeardAndOnlyAboutItself() throws Exception {
        TestKeys authority = new TestKeys("fleet");
        authority.write(folder.resolve("console/keys"), "broker", "broker");
        start(fleet);
        authority.write(folder.resolve("box/keys"), "fleet", "site-a");
        MqttTelemetry box = box("site-a", "mqtts://127.0.0.1:" + tlsPort, folder.resolve("box"), new AtomicLong(5));
        await().until(() -> online(fleet, SITE_A));

        BrokerAddress network = new BrokerAddress(true, "127.0.0.1", tlsPort);
        SSLContext siteB = identity(authority, "site-b");
        try (Line all = new Line(new BrokerAddress(false, "127.0.0.1", port), "all", Optional.empty(), will("x"))
                .hearing("spBv1.0/#");
                Line own = new Line(network, "pharos-site-b", Optional.of(siteB),
                        will("spBv1.0/pharos/NDEATH/site-b"))) {
            own.link.publish(new Publication("spBv1.0/pharos/NDATA/site-b", new byte[] {8, 1}, 1, false));
            await().until(() -> all.topics.contains("spBv1.0/pharos/NDATA/site-b"));
            own.link.publish(new Publication("spBv1.0/pharos/NDEATH/site-a", new byte[] {8, 1}, 1, false));
            own.link.publish(new Publication("spBv1.0/pharos/NDATA/site-b", new byte[] {8, 2}, 1, false));
            await().until(() -> !own.lost.isEmpty()
                    || all.topics.stream().filter("spBv1.0/pharos/NDATA/site-b"::equals).count() == 2);
            assertThat(all.topics).doesNotContain("spBv1.0/pharos/NDEATH/site-a");
        }
        try (Line spy = new Line(network, "pharos-site-b", Optional.of(siteB), will("spBv1.0/pharos/NDEATH/site-b"))) {
            spy.hearing("spBv1.0/#");
            assertThat(spy.subscribed).isFalse();
        }
        try (Line thief = new Line(network, "pharos-site-a", Optional.of(siteB),
                will("spBv1.0/pharos/NDEATH/site-b"))) {
            assertThat(thief.connected).as("another's client id would end its session").isFalse();
        }
        SSLContext siteOfTheEnd = identity(authority, "a");
        try (Line thief = new Line(network, "pharos-site-a", Optional.of(siteOfTheEnd),
                will("spBv1.0/pharos/NDEATH/a"))) {
            assertThat(thief.connected).as("\"a\" is the end of \"site-a\", and another site").isFalse();
        }
        assertThat(online(fleet, SITE_A)).isTrue();
        close(box);
    }

    @Test
    void aWrongCertificateNoCertificateAndPlainTcpAreRefusedOnTheTlsPort() throws Exception {
        TestKeys authority = new TestKeys("fleet");
        authority.write(folder.resolve("console/keys"), "broker", "broker");
        start(fleet);

        BrokerAddress network = new BrokerAddress(true, "127.0.0.1", tlsPort);
        TestKeys stranger = new TestKeys("stranger");
        Path keys = folder.resolve("stranger");
        stranger.write(keys, "fleet", "site-a");
        authority.trust(keys);
        SSLContext wrong = TlsIdentity.in(keys, "fleet").context();
        SSLContext none = SSLContext.getInstance("TLS");
        javax.net.ssl.TrustManagerFactory trust = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
        trust.init(TlsIdentity.in(keys, "fleet").trustStore());
        none.init(null, trust.getTrustManagers(), null);

        for (Optional<SSLContext> tls : List.of(Optional.of(wrong), Optional.of(none))) {
            try (Line line = new Line(network, "pharos-site-a", tls, will("x"))) {
                assertThat(line.connected).isFalse();
            }
        }
        try (Line line = new Line(new BrokerAddress(false, "127.0.0.1", tlsPort), "pharos-site-a", Optional.empty(),
                will("x"))) {
            assertThat(line.connected).isFalse();
        }
        try (Line odd = new Line(network, "pharos-Not A Site", Optional.of(identity(authority, "Not A Site")),
                will("x"))) {
            assertThat(odd.connected).isFalse();
        }
    }

    private void startAt(String url, FleetIngest ingest) throws IOException {
        console = new ConsoleBroker(Configured.of(BrokerConfig.class, Map.of("pharos_home",
                folder.resolve("console").toString(), "url", url)), Clock.systemUTC(), ingest);
    }

    private void start(FleetIngest ingest) throws IOException {
        console = new ConsoleBroker(Configured.of(BrokerConfig.class, Map.of("pharos_home",
                folder.resolve("console").toString(), "port", port, "tlsPort", tlsPort)), Clock.systemUTC(), ingest);
    }

    private static MqttTelemetry box(String site, String broker, Path home, AtomicLong studies) throws Exception {
        Map<String, Object> values = new HashMap<>(Map.of("pharos_home", home.toString(), "site", site, "broker",
                broker, "intervalSeconds", 1));
        MqttTelemetry box = new MqttTelemetry(Configured.of(TelemetryConfig.class, values), Clock.systemUTC());
        box.addSource(() -> List.of(new Metric("studies/last-hour", studies.get())));
        return box;
    }

    private static void close(MqttTelemetry box) {
        box.stop();
    }

    private SSLContext identity(TestKeys authority, String commonName) throws Exception {
        Path keys = folder.resolve("keys-" + commonName.replace(' ', '-'));
        authority.write(keys, "fleet", commonName);
        return TlsIdentity.in(keys, "fleet").context();
    }

    private static Publication will(String topic) {
        return new Publication(topic, new byte[] {8, 1}, 1, false);
    }

    private static boolean online(Fleet fleet, SiteId site) {
        return fleet.gateway(site).filter(GatewayView::online).isPresent();
    }

    private static GatewayView gateway(Fleet fleet) {
        return fleet.gateway(SITE_A).orElseThrow();
    }
}
