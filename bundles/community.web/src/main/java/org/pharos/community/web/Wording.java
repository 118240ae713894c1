package org.pharos.community.web;

import java.util.Locale;
import java.util.Optional;
import org.pharos.community.web.view.FiguresView.Bar;
import org.pharos.community.web.view.FiguresView.Number;
import org.pharos.community.web.view.FiguresView.Part;
import org.pharos.release.format.Figure;

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
        return figure.isShown() ? "" : "not shown: " + figure.withheld().words();
    }

    private static Bar bar(long count, long total) {
        WilsonInterval interval = WilsonInterval.of(count, total);
        double share = (double) count / total;
        String between = percent(interval.low()) + " to " + percent(interval.high()) + " %";
        return new Bar(percent(share) + " %", between, at(share), at(interval.low()), at(interval.high()),
                grouped(count) + " of " + grouped(total) + " images, " + percent(share) + " %, 95 % interval "
                        + between);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }

    private static String at(double share) {
        return String.format(Locale.ROOT, "%.1f", share * Bar.WIDTH);
    }

    private static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String duration(long seconds) {
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return seconds == 0 ? "under 1 s" : seconds + " s";
        }
        return grouped(seconds / SECONDS_PER_MINUTE) + " min " + seconds % SECONDS_PER_MINUTE + " s";
    }
}
