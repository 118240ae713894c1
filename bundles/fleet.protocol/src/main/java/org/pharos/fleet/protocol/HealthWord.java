package org.pharos.fleet.protocol;

/** How a box, or one check on it, is; from best to worst. UNKNOWN: it did not say, or in a word of a later version. */
public enum HealthWord {
    OK, STARTING, UNKNOWN, DEGRADED, CRITICAL;

    public static HealthWord of(String word) {
        for (HealthWord known : values()) {
            if (known.name().equals(word)) {
                return known;
            }
        }
        return UNKNOWN;
    }
}
