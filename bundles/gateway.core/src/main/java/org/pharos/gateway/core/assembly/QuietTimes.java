package org.pharos.gateway.core.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long nothing may arrive before a study counts as complete.
 *
 * @param afterReleaseMs after the sender ended its association in order; 0: at once
 * @param afterReturnMs the same after a sender that ended before came back with more: its ends say little
 * @param otherwiseMs where the association stays open, or was cut
 * @param otherwiseMsByModality the same for single modalities, by (0008,0060)
 */
public record QuietTimes(long afterReleaseMs, long afterReturnMs, long otherwiseMs,
        Map<String, Long> otherwiseMsByModality) {

    private static final long MS_MAX = 86_400_000;

    public QuietTimes {
        otherwiseMsByModality = Map.copyOf(otherwiseMsByModality);
        requireTime(afterReleaseMs);
        requireTime(afterReturnMs);
        requireTime(otherwiseMs);
        otherwiseMsByModality.values().forEach(QuietTimes::requireTime);
    }

    /** Reads entries such as {@code US=30000}. @throws IllegalArgumentException with words for a person */
    public static QuietTimes parse(long afterReleaseMs, long afterReturnMs, long otherwiseMs, List<String> entries) {
        Map<String, Long> byModality = new HashMap<>();
        for (String entry : entries) {
            if (!entry.matches("[A-Za-z0-9]{1,16}=[0-9]{1,9}")) {
                throw new IllegalArgumentException("'" + entry + "' is no quiet time such as US=30000 (milliseconds)");
            }
            int equals = entry.indexOf('=');
            byModality.put(entry.substring(0, equals).toUpperCase(Locale.ROOT),
                    Long.parseLong(entry.substring(equals + 1)));
        }
        return new QuietTimes(afterReleaseMs, afterReturnMs, otherwiseMs, byModality);
    }

    long withoutReleaseMs(String modality) {
        return otherwiseMsByModality.getOrDefault(modality, otherwiseMs);
    }

    private static void requireTime(long ms) {
        if (ms < 0 || ms > MS_MAX) {
            throw new IllegalArgumentException("a quiet time is 0 to " + MS_MAX + " ms, not " + ms);
        }
    }
}
