package org.pharos.release.format.gate;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one hospital counted for one application in the period so far. Stays inside the console.
 *
 * @param patients distinct patients
 * @param images images judged
 * @param medianSeconds from the last image to the result, where it was measured
 * @param attention images that called for attention, by question id
 * @param uncertain images answered "uncertain", by question id; none of them also calls for attention
 * @param attentionPatients distinct patients behind {@code attention}, where the hospital says so
 * @param uncertainPatients distinct patients behind {@code uncertain}, where the hospital says so
 */
public record SiteFigures(String site, String application, boolean demonstration, long patients, long images,
        OptionalDouble medianSeconds, Map<String, Long> attention, Map<String, Long> uncertain,
        Map<String, Long> attentionPatients, Map<String, Long> uncertainPatients) {

    public SiteFigures {
        attention = Map.copyOf(attention);
        uncertain = Map.copyOf(uncertain);
        attentionPatients = Map.copyOf(attentionPatients);
        uncertainPatients = Map.copyOf(uncertainPatients);
    }

    /** The same hospital before anything happened. */
    SiteFigures nothing() {
        return new SiteFigures(site, application, demonstration, 0, 0, OptionalDouble.empty(), Map.of(), Map.of(),
                Map.of(), Map.of());
    }

    /** Nothing of it has become less: so it is not a box that began to count anew. */
    boolean goesOnFrom(SiteFigures before) {
        return patients >= before.patients && images >= before.images && goesOn(attention, before.attention)
                && goesOn(uncertain, before.uncertain);
    }

    /** What came since; {@code medianSeconds} says nothing of it. */
    SiteFigures since(SiteFigures before) {
        return new SiteFigures(site, application, demonstration, patients - before.patients, images - before.images,
                OptionalDouble.empty(), less(attention, before.attention), less(uncertain, before.uncertain),
                fewer(attentionPatients, before.attentionPatients, before.attention),
                fewer(uncertainPatients, before.uncertainPatients, before.uncertain));
    }

    Group whole() {
        return Group.of(images, patients);
    }

    Group attention(String question) {
        return part(attention.getOrDefault(question, 0L), attentionPatients.get(question));
    }

    Group uncertain(String question) {
        return part(uncertain.getOrDefault(question, 0L), uncertainPatients.get(question));
    }

    Group notAttention(String question) {
        return part(Math.max(0, images - attention.getOrDefault(question, 0L)), null);
    }

    Group notUncertain(String question) {
        return part(Math.max(0, images - uncertain.getOrDefault(question, 0L)), null);
    }

    Group neither(String question) {
        return part(Math.max(0, images - attention.getOrDefault(question, 0L) - uncertain.getOrDefault(question, 0L)),
                null);
    }

    /**
     * Each patient has one image at least, so {@code images - patients} are further ones. Were all of those in the
     * part, it would still hold so many patients.
     */
    private Group part(long some, Long told) {
        long most = Math.min(some, patients);
        long least = told == null ? some - (images - patients) : told;
        return new Group(some, Math.max(0, Math.min(least, most)), told == null ? most : Math.min(told, most));
    }

    private static boolean goesOn(Map<String, Long> now, Map<String, Long> before) {
        return before.entrySet().stream().allMatch(entry -> now.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }

    private static Map<String, Long> less(Map<String, Long> now, Map<String, Long> before) {
        Map<String, Long> less = new HashMap<>(now);
        before.forEach((question, count) -> less.merge(question, -count, Long::sum));
        return less;
    }

    /** Where it was not told before, the images stand for the patients: no fewer can be new then. */
    private static Map<String, Long> fewer(Map<String, Long> now, Map<String, Long> before, Map<String, Long> images) {
        Map<String, Long> fewer = new HashMap<>();
        now.forEach((question, count) -> fewer.put(question, Math.max(0,
                count - before.getOrDefault(question, images.getOrDefault(question, 0L)))));
        return Collections.unmodifiableMap(fewer);
    }
}
