package org.pharos.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measurements of one thing, at least one. */
public record Samples(List<Double> values) {

    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    public double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value that at least this share of all values does not exceed. @param share above 0, at most 1 */
    public double percentile(double share) {
        List<Double> sorted = sorted();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    public double best() {
        return Collections.min(values);
    }

    public double worst() {
        return Collections.max(values);
    }

    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Round by round, this divided by the other; rounds only one of them had are left out. */
    public Samples over(Samples other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(values.size(), other.values.size()); round++) {
            ratios.add(values.get(round) / other.values.get(round));
        }
        return new Samples(ratios);
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }
}
