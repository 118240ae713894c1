package org.pharos.console.core;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One AI application on a box, in its present month.
 *
 * @param month {@code 2026-11}; empty: not said
 * @param demonstration not a medical device
 * @param patients distinct at this site
 * @param timeToResultMs median, last image in to result delivered
 * @param attention images that called for attention, by question
 * @param uncertain images with an uncertain answer, by question
 * @param attentionPatients distinct patients behind {@code attention}, where the box says so
 * @param uncertainPatients distinct patients behind {@code uncertain}, where the box says so
 */
public record ApplicationView(String id, String version, String month, boolean demonstration, long patients,
        long images, OptionalDouble timeToResultMs, Map<String, Long> attention, Map<String, Long> uncertain,
        Map<String, Long> attentionPatients, Map<String, Long> uncertainPatients) {

    public ApplicationView {
        attention = Map.copyOf(attention);
        uncertain = Map.copyOf(uncertain);
        attentionPatients = Map.copyOf(attentionPatients);
        uncertainPatients = Map.copyOf(uncertainPatients);
    }
}
