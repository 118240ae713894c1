package org.pharos.console.core.store;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pharos.console.core.ApplicationView;
import org.pharos.console.core.GatewayView;
import org.pharos.fleet.protocol.SiteId;

/**
 * The exact figures of one application at one site in one month. They stay in the console.
 *
 * @param timeToResultMs median; 0: not measured
 * @param attention images, by question
 * @param uncertain images, by question
 * @param attentionPatients distinct patients behind {@code attention}, where the box says so
 * @param uncertainPatients distinct patients behind {@code uncertain}, where the box says so
 */
public record ApplicationMonth(SiteId site, String application, YearMonth month, boolean demonstration, long patients,
        long images, long timeToResultMs, Map<String, Long> attention, Map<String, Long> uncertain,
        Map<String, Long> attentionPatients, Map<String, Long> uncertainPatients) {

    /** Four digits: Java would take a year of nine. */
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    public ApplicationMonth {
        attention = Map.copyOf(attention);
        uncertain = Map.copyOf(uncertain);
        attentionPatients = Map.copyOf(attentionPatients);
        uncertainPatients = Map.copyOf(uncertainPatients);
    }

    /** All that a gateway says now; an application that does not say which month its counts are of is left out. */
    public static List<ApplicationMonth> of(GatewayView gateway) {
        return gateway.applications().stream().map(application -> of(gateway.site(), application))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<ApplicationMonth> of(SiteId site, ApplicationView application) {
        if (!MONTH.matcher(application.month()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApplicationMonth(site, application.id(), YearMonth.parse(application.month()),
                    application.demonstration(), application.patients(), application.images(),
                    Math.round(application.timeToResultMs().orElse(0)), application.attention(),
                    application.uncertain(), application.attentionPatients(), application.uncertainPatients()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
