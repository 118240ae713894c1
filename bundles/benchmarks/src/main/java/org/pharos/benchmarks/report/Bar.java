package org.pharos.benchmarks.report;

import java.util.Locale;

/**
 * What a figure must reach.
 *
 * @param most whether the figure must be at most this, else at least
 * @param unit such as {@code ms}; empty for a ratio
 */
public record Bar(boolean most, double value, String unit) {

    public static Bar atMost(double value, String unit) {
        return new Bar(true, value, unit);
    }

    public static Bar atLeast(double value, String unit) {
        return new Bar(false, value, unit);
    }

    public boolean reached(double figure) {
        return most ? figure <= value : figure >= value;
    }

    @Override
    public String toString() {
        String number = value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
        return (most ? "<= " : ">= ") + number + (unit.isEmpty() ? "" : ' ' + unit);
    }
}
