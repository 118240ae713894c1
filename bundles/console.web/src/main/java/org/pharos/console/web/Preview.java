package org.pharos.console.web;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.pharos.console.core.ApplicationView;
import org.pharos.console.core.GatewayView;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.gate.PublicationGate;
import org.pharos.release.format.gate.SiteFigures;

/** What the gate lets through of what the gateways say now, as if nothing had been published before. */
final class Preview {

    private static final double MS_IN_SECOND = 1_000;

    private Preview() {}

    /** @param now tells the month; figures of another month are of no interest any more */
    static List<ApplicationFigures> of(List<GatewayView> gateways, Instant now) {
        String month = YearMonth.now(Clock.fixed(now, ZoneOffset.UTC)).toString();
        Map<String, List<SiteFigures>> sites = new TreeMap<>();
        for (GatewayView gateway : gateways) {
            gateway.applications().stream().filter(application -> application.month().equals(month))
                    .forEach(application -> sites.computeIfAbsent(application.id(), id -> new ArrayList<>())
                            .add(figures(gateway, application)));
        }
        return sites.values().stream()
                .map(figures -> PublicationGate.pass(figures, Optional.empty()).figures()).toList();
    }

    private static SiteFigures figures(GatewayView gateway, ApplicationView application) {
        OptionalDouble ms = application.timeToResultMs();
        return new SiteFigures(gateway.site().value(), application.id(), application.demonstration(),
                application.patients(), application.images(),
                ms.isPresent() ? OptionalDouble.of(ms.getAsDouble() / MS_IN_SECOND) : OptionalDouble.empty(),
                application.attention(), application.uncertain(), application.attentionPatients(),
                application.uncertainPatients());
    }
}
