package org.pharos.console.web;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pharos.console.web.view.Say;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.release.format.Figure;
import org.pharos.web.common.view.Language;
import org.pharos.web.common.view.Tone;

/** How the console's states and numbers look and read. */
final class Wording {

    /** Where a gateway did not say. */
    static final String UNSAID = "–";

    private Wording() {}

    static Tone tone(HealthWord health) {
        return switch (health) {
            case OK -> Tone.GOOD;
            case STARTING -> Tone.BUSY;
            case UNKNOWN -> Tone.WAITING;
            case DEGRADED -> Tone.WARN;
            case CRITICAL -> Tone.BAD;
        };
    }

    static String words(HealthWord health) {
        return switch (health) {
            case OK -> Say.it("health-ok");
            case STARTING -> Say.it("health-starting");
            case UNKNOWN -> Say.it("health-unknown");
            case DEGRADED -> Say.it("health-degraded");
            case CRITICAL -> Say.it("health-critical");
        };
    }

    static String number(long number) {
        return String.format(Language.current().locale(), "%,d", number);
    }

    static String number(OptionalLong number) {
        return number.isPresent() ? number(number.getAsLong()) : UNSAID;
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : UNSAID;
    }

    /** A value as a gateway reports it; text is shown as it is and escaped by the template. */
    static String value(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? Say.it("yes") : Say.it("no");
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue());
        }
        return value instanceof Number whole ? number(whole.longValue()) : String.valueOf(value);
    }

    /** A figure of a release, or why it is held back. */
    static String figure(Figure figure) {
        return figure.isShown() ? number(figure.value()) : Say.it("not-shown", figure.withheld().words());
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? number((long) number)
                : String.format(Language.current().locale(), "%,.1f", number);
    }
}
