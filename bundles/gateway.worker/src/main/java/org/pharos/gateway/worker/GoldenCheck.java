package org.pharos.gateway.worker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pharos.gateway.api.app.GoldenCase;

/** Compares what a model answers on this box with what it answered when it was released. */
final class GoldenCheck {

    private GoldenCheck() {}

    /** What is wrong, in words; empty when everything is within the tolerance. */
    static Optional<String> difference(GoldenCase golden, Map<String, float[]> outputs) {
        for (Map.Entry<String, List<Double>> expected : golden.expected().entrySet()) {
            float[] actual = outputs.get(expected.getKey());
            if (actual == null || actual.length != expected.getValue().size()) {
                return Optional.of("the output " + expected.getKey() + " of golden case " + name(golden)
                        + " does not have the numbers expected");
            }
            double worst = worst(expected.getValue(), actual);
            if (!(worst <= golden.tolerance())) {
                return Optional.of(String.format(Locale.ROOT,
                        "golden case %s came out %.3g away in %s, %.3g is allowed",
                        name(golden), worst, expected.getKey(), golden.tolerance()));
            }
        }
        return Optional.empty();
    }

    private static double worst(List<Double> expected, float[] actual) {
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            double difference = Math.abs(expected.get(i) - actual[i]);
            if (Double.isNaN(difference)) {
                return difference;
            }
            worst = Math.max(worst, difference);
        }
        return worst;
    }

    private static String name(GoldenCase golden) {
        return golden.file().getFileName().toString();
    }
}
