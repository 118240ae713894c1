package org.pharos.community.web;

import java.util.Locale;
import java.util.Optional;
import org.pharos.community.web.view.FiguresView.Bar;
import org.pharos.community.web.view.FiguresView.Number;
import org.pharos.community.web.view.FiguresView.Part;
import org.pharos.community.web.view.Say;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Withheld;
import org.pharos.release.format.gate.PublicationGate;
import org.pharos.web.common.view.Language;

/** Figures as a reader sees them. */
final class Wording {

    private static final int SECONDS_PER_MINUTE = 60;

    private Wording() {}

    static Number count(String label, Figure figure) {
        return new Number(label, figure.isShown() ? grouped(figure.value()) : "", reason(figure));
    }

    static Number duration(String label, Figure seconds) {
        return new Number(label, seconds.isShown() ? duration(seconds.value()) : "", reason(seconds));
    }

    /** A count and, where the whole is shown too, its share with an interval. */
    static Part part(String label, Figure figure, Figure whole) {
        boolean share = figure.isShown() && whole.isShown() && whole.value() > 0 && figure.value() <= whole.value();
        return new Part(count(label, figure),
                share ? Optional.of(bar(figure.value(), whole.value())) : Optional.empty());
    }

    private static String reason(Figure figure) {
        return figure.isShown() ? "" : Say.it("not-shown", why(figure.withheld()));
    }

    private static String why(Withheld withheld) {
        return switch (withheld) {
            case FEWER_THAN_3_SITES -> Say.it("withheld-sites", PublicationGate.SITES_MIN);
            case FEWER_THAN_11_PATIENTS -> Say.it("withheld-patients", PublicationGate.PATIENTS_MIN);
            case ONE_SITE_DOMINATES -> Say.it("withheld-share", PublicationGate.SHARE_MAX_PERCENT);
            case SMALL_COUNT -> Say.it("withheld-small", PublicationGate.PATIENTS_MIN - 1);
            case NOT_MEASURED -> Say.it("withheld-unmeasured");
        };
    }

    private static Bar bar(long count, long total) {
        WilsonInterval interval = WilsonInterval.of(count, total);
        double share = (double) count / total;
        String low = percent(interval.low());
        String high = percent(interval.high());
        return new Bar(percent(share) + " %", Say.it("share-between", low, high), at(share), at(interval.low()),
                at(interval.high()), Say.it("bar", count, total, percent(share), low, high));
    }

    private static String percent(double share) {
        return String.format(Language.current().locale(), "%.1f", share * 100);
    }

    private static String at(double share) {
        return String.format(Locale.ROOT, "%.1f", share * Bar.WIDTH);
    }

    private static String grouped(long number) {
        return String.format(Language.current().locale(), "%,d", number);
    }

    private static String duration(long seconds) {
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return seconds == 0 ? Say.it("under-a-second") : Say.it("seconds", seconds);
        }
        return Say.it("minutes-seconds", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }
}
