package org.pharos.console.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.pharos.console.core.ApplicationView;
import org.pharos.console.core.CheckView;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.FleetListener;
import org.pharos.console.core.FleetSummary;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.NeedsYou;
import org.pharos.console.core.QueueView;
import org.pharos.console.core.SeriesPoint;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.fleet.protocol.SiteId;

/** A fleet that holds what a test put there. */
final class FakeFleet implements Fleet {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    final List<GatewayView> gateways = new ArrayList<>();
    final List<NeedsYou> needs = new ArrayList<>();
    final AtomicInteger asked = new AtomicInteger();

    /** A gateway that reports ten values. */
    static GatewayView gateway(String site, boolean online, HealthWord health, long patients) {
        TreeMap<String, Object> metrics = new TreeMap<>(Map.of(FleetMetrics.STUDIES_HOUR, 12L, FleetMetrics.BD_SEQ, 7L,
                FleetMetrics.LATENCY_P50_MS, 41.5, FleetMetrics.BOX_STARTED_MS, NOW.minusSeconds(3_600).toEpochMilli(),
                "box/note", "<script>alert(1)</script>", "box/fanless", true));
        return new GatewayView(new SiteId(site), online, NOW.minusSeconds(600), NOW.minusSeconds(60), Duration.ZERO,
                health, "0.1.0", "onnxruntime",
                List.of(new CheckView("disk", health, "The disk <b>fills</b>.", "", "Tidy.")),
                List.of(new QueueView("pacs", 5)), OptionalLong.of(12), OptionalLong.empty(), OptionalDouble.of(41.5),
                OptionalDouble.empty(), List.of(new ApplicationView("cxr-technical", "1.0", "2026-11", true, patients,
                        patients, OptionalDouble.of(9_000), Map.of("orientation", patients / 2), Map.of(), Map.of(),
                        Map.of())),
                metrics);
    }

    @Override
    public List<GatewayView> gateways() {
        return List.copyOf(gateways);
    }

    @Override
    public Optional<GatewayView> gateway(SiteId site) {
        return gateways.stream().filter(gateway -> gateway.site().equals(site)).findAny();
    }

    @Override
    public FleetSummary summary() {
        int online = (int) gateways.stream().filter(GatewayView::online).count();
        return new FleetSummary(gateways.size(), online, online, 12L * online, 5L * gateways.size(), needs.size());
    }

    @Override
    public List<NeedsYou> needsYou() {
        return List.copyOf(needs);
    }

    @Override
    public List<SeriesPoint> series(SiteId site, String metric, Duration back, int pointsMax) {
        asked.incrementAndGet();
        return List.of(new SeriesPoint(NOW.minusSeconds(600), 10, 10, 10), new SeriesPoint(NOW, 12, 12, 12));
    }

    @Override
    public Subscription listen(FleetListener listener) {
        return () -> { };
    }
}
