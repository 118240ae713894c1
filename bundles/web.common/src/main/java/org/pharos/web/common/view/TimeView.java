package org.pharos.web.common.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A moment, relative, with the exact time on hover.
 *
 * @param machine ISO 8601, for the {@code datetime} attribute; empty for no moment at all
 */
public record TimeView(String relative, String exact, String machine) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss xxx",
            Locale.ENGLISH);

    /** No moment. */
    public static final TimeView NEVER = new TimeView("", "", "");

    public static TimeView of(Optional<Instant> at, Instant now, ZoneId zone) {
        return at.map(instant -> of(instant, now, zone)).orElse(NEVER);
    }

    public static TimeView of(Instant at, Instant now, ZoneId zone) {
        String exact = EXACT.withLocale(Language.current().locale()).format(at.atZone(zone));
        return new TimeView(relative(Duration.between(at, now)), exact, at.toString());
    }

    private static String relative(Duration ago) {
        if (ago.isNegative()) {
            return Say.it("ahead", amount(ago.negated()));
        }
        return ago.toSeconds() < 2 ? Say.it("just-now") : Say.it("ago", amount(ago));
    }

    private static String amount(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 90) {
            return Say.it("seconds", seconds);
        }
        if (seconds < 90 * 60) {
            return Say.it("minutes", duration.toMinutes());
        }
        return duration.toHours() < 48 ? Say.it("hours", duration.toHours()) : Say.it("days", duration.toDays());
    }
}
