package org.pharos.dicom.data;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registered names of UIDs (PS3.6 Annex A). */
public final class UidNames {

    /**
     * One row of the register.
     *
     * @param keyword the name without spaces, empty for a few retired ones
     * @param type {@code SOP Class}, {@code Transfer Syntax}, {@code Coding Scheme} ...
     */
    public record Entry(String uid, String keyword, String type, boolean retired, String name) {}

    private static final Map<String, Entry> ENTRIES = Table.rows("uids.tsv").stream()
            .map(row -> new Entry(row[0], row[1], row[2], !row[3].isEmpty(), row[4]))
            .collect(Collectors.toUnmodifiableMap(Entry::uid, Function.identity()));

    private UidNames() {}

    /** What the standard says of this UID; empty when it is not registered there. */
    public static Optional<Entry> find(String uid) {
        return Optional.ofNullable(ENTRIES.get(uid));
    }

    /** The registered name, or the UID itself. */
    public static String nameOf(String uid) {
        return find(uid).map(Entry::name).filter(name -> !name.isEmpty()).orElse(uid);
    }

    static Iterable<Entry> all() {
        return ENTRIES.values();
    }
}
