package org.pharos.console.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pharos.console.core.ApplicationView;
import org.pharos.console.core.CheckView;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.HistoryMetrics;
import org.pharos.console.web.view.DeviceView;
import org.pharos.console.web.view.Say;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.TimeView;

/** One gateway, told for its page. */
final class DeviceTelling {

    private final ConsolePages pages;
    private final Histories histories;

    DeviceTelling(ConsolePages pages, Histories histories) {
        this.pages = pages;
        this.histories = histories;
    }

    /** @param needs what of it needs a person */
    DeviceView tell(GatewayView gateway, List<NeedsYou> needs) {
        return new DeviceView(gateway.site().value(), GatewayRows.tone(gateway), GatewayRows.state(gateway),
                pages.time(gateway.since()), pages.time(gateway.lastSeen()), needs,
                gateway.checks().stream().map(DeviceTelling::check).toList(), lines(gateway),
                gateway.applications().stream().map(DeviceTelling::application).toList(), facts(gateway),
                groups(gateway.metrics()));
    }

    private static DeviceView.Check check(CheckView check) {
        return new DeviceView.Check(check.id(), Wording.tone(check.state()), Wording.words(check.state()), check.what(),
                check.why(), check.remedy());
    }

    private static DeviceView.Application application(ApplicationView application) {
        return new DeviceView.Application(application.id(), application.version(), application.month(),
                application.demonstration(), Wording.number(application.patients()),
                Wording.number(application.images()));
    }

    private List<DeviceView.Line> lines(GatewayView gateway) {
        return List.of(line(gateway, Say.it("line-studies"), FleetMetrics.STUDIES_HOUR, ""),
                line(gateway, Say.it("line-open"), FleetMetrics.STUDIES_UNFINISHED, ""),
                line(gateway, Say.it("line-waiting"), HistoryMetrics.WAITING, ""),
                line(gateway, Say.it("line-median"), FleetMetrics.LATENCY_P50_MS, "ms"),
                line(gateway, Say.it("line-p95"), FleetMetrics.LATENCY_P95_MS, "ms"));
    }

    private DeviceView.Line line(GatewayView gateway, String label, String metric, String unit) {
        return new DeviceView.Line(label, histories.lastDay(gateway.site(), metric, unit));
    }

    private List<DeviceView.Fact> facts(GatewayView gateway) {
        List<DeviceView.Fact> facts = new ArrayList<>();
        facts.add(fact(Say.it("version"), gateway.version()));
        facts.add(new DeviceView.Fact(Say.it("started"), "", started(gateway)));
        facts.add(fact(Say.it("engine"), gateway.engine()));
        facts.add(fact(Say.it("clock"), seconds(gateway.clockAhead().toMillis())));
        Optional.ofNullable(gateway.metrics().get(FleetMetrics.BD_SEQ))
                .ifPresent(number -> facts.add(fact(Say.it("session"), Wording.value(number))));
        Optional.ofNullable(gateway.metrics().get(FleetMetrics.TELEMETRY_BUFFERED))
                .ifPresent(number -> facts.add(fact(Say.it("kept"), Wording.value(number))));
        return facts;
    }

    private TimeView started(GatewayView gateway) {
        return gateway.metrics().get(FleetMetrics.BOX_STARTED_MS) instanceof Long at
                ? pages.time(Instant.ofEpochMilli(at)) : TimeView.NEVER;
    }

    private static String seconds(long ms) {
        if (Math.abs(ms) < 1_000) {
            return Say.it("within-a-second");
        }
        String seconds = Wording.number(Math.abs(ms) / 1_000);
        return ms > 0 ? Say.it("ahead", seconds) : Say.it("behind", seconds);
    }

    private static DeviceView.Fact fact(String label, String value) {
        return new DeviceView.Fact(label, value.isEmpty() ? Wording.UNSAID : value, TimeView.NEVER);
    }

    private static List<DeviceView.Group> groups(Map<String, Object> metrics) {
        Map<String, List<DeviceView.Metric>> groups = new TreeMap<>();
        metrics.forEach((name, value) -> {
            int slash = name.indexOf('/');
            groups.computeIfAbsent(slash > 0 ? name.substring(0, slash) : Say.it("group-other"), key ->
                    new ArrayList<>())
                    .add(new DeviceView.Metric(slash > 0 ? name.substring(slash + 1) : name, Wording.value(value),
                            value instanceof Number));
        });
        return groups.entrySet().stream().map(group -> new DeviceView.Group(group.getKey(), group.getValue())).toList();
    }
}
