package org.pharos.release.format.gate;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one hospital counted for one application in the period so far. Stays inside the console.
 *
 * @param patients distinct patients
 * @param images images judged
 * @param medianSeconds from the last image to the result, where it was measured
 * @param attention images that called for attention, by question id
 * @param uncertain images answered "uncertain", by question id
 */
public record SiteFigures(String site, String application, boolean demonstration, long patients, long images,
        OptionalDouble medianSeconds, Map<String, Long> attention, Map<String, Long> uncertain) {

    public SiteFigures {
        attention = Map.copyOf(attention);
        uncertain = Map.copyOf(uncertain);
    }
}
