package org.pharos.console.web;

import java.util.Comparator;
import java.util.List;
import org.pharos.console.core.CheckView;
import org.pharos.console.core.GatewayView;
import org.pharos.console.web.view.FleetView;
import org.pharos.console.web.view.Say;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.web.common.view.Tone;

/** Gateways as lines of a table, a page at a time, those in trouble first. */
final class GatewayRows {

    static final int PAGE_ROWS = 50;

    private static final Comparator<GatewayView> WORST_FIRST = Comparator.comparing(GatewayView::online)
            .thenComparing(GatewayView::health, Comparator.reverseOrder()).thenComparing(GatewayView::site);

    private final ConsolePages pages;
    private final Histories histories;

    GatewayRows(ConsolePages pages, Histories histories) {
        this.pages = pages;
        this.histories = histories;
    }

    /** @param all how many match; @param more whether another page follows */
    record Found(List<FleetView.Row> rows, int all, boolean more) {}

    Found find(List<GatewayView> gateways, FleetFilter filter) {
        List<GatewayView> wanted = gateways.stream().filter(filter::wants).sorted(WORST_FIRST).toList();
        long skip = (long) filter.page() * PAGE_ROWS;
        return new Found(wanted.stream().skip(skip).limit(PAGE_ROWS).map(this::row).toList(), wanted.size(),
                wanted.size() > skip + PAGE_ROWS);
    }

    static Tone tone(GatewayView gateway) {
        return gateway.online() ? Wording.tone(gateway.health()) : Tone.BAD;
    }

    static String state(GatewayView gateway) {
        return gateway.online() ? Say.it("online-and", Wording.words(gateway.health())) : Say.it("offline");
    }

    private FleetView.Row row(GatewayView gateway) {
        return new FleetView.Row(gateway.site().value(), tone(gateway), state(gateway), health(gateway),
                Wording.number(gateway.waiting()), Wording.number(gateway.studiesHour()),
                Wording.number(gateway.latencyP50Ms()), pages.time(gateway.lastSeen()),
                histories.lastDay(gateway.site(), FleetMetrics.STUDIES_HOUR, Say.it("studies-unit")));
    }

    /** The worst check, in the box's own words. */
    private static String health(GatewayView gateway) {
        return gateway.checks().stream().filter(check -> check.state().compareTo(HealthWord.DEGRADED) >= 0)
                .max(Comparator.comparing(CheckView::state))
                .map(check -> check.what().isEmpty() ? check.id() : check.what()).orElse("");
    }
}
