package org.pharos.web.common.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small line of the recent past with its last value in words: an SVG made here, no script.
 *
 * @param points the coordinates for {@code <polyline>}, in a box of {@link #WIDTH} by {@link #HEIGHT}
 * @param words the text equivalent
 */
public record Sparkline(String points, String words) {

    public static final int WIDTH = 120;
    public static final int HEIGHT = 28;

    /** @param values oldest first; fewer than two draw nothing */
    public static Sparkline of(List<Double> values, String unit) {
        if (values.isEmpty()) {
            return new Sparkline("", Say.it("line-none"));
        }
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        String last = number(values.get(values.size() - 1)) + (unit.isEmpty() ? "" : ' ' + unit);
        String words = Say.it("line", last, number(low), number(high));
        return new Sparkline(values.size() < 2 ? "" : points(values, low, high), words);
    }

    private static String points(List<Double> values, double low, double high) {
        double range = high > low ? high - low : 1;
        double step = (double) WIDTH / (values.size() - 1);
        return IntStream.range(0, values.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", i * step,
                        HEIGHT - 2 - (values.get(i) - low) / range * (HEIGHT - 4)))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        Locale locale = Language.current().locale();
        return String.format(locale, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
