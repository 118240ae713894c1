package org.pharos.dicom.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data dictionary of PS3.6 and PS3.7 Annex E: keyword, VR, VM and name of each standard data element. */
public final class Dictionary {

    /**
     * One row of the dictionary.
     *
     * @param keyword name without spaces, empty for a few retired elements
     * @param vr as printed in the standard: one VR, several joined by {@code or}, or {@code NONE} for delimiters
     * @param vm value multiplicity as printed: {@code 1}, {@code 1-n}, {@code 2-2n} ...
     */
    public record Entry(String keyword, String vr, String vm, boolean retired, String name) {}

    private record Repeating(int mask, int bits, Entry entry) {}

    private static final Map<Integer, Entry> ENTRIES = new HashMap<>(8192);
    private static final Map<String, Integer> TAGS = new HashMap<>(8192);
    private static final List<Repeating> REPEATING = new ArrayList<>();

    static {
        for (String[] row : Table.rows("tags.tsv")) {
            Entry entry = new Entry(row[1], row[2], row[3], !row[4].isEmpty(), row[5]);
            if (row[0].contains("x")) {
                REPEATING.add(new Repeating(TagPattern.mask(row[0]), TagPattern.bits(row[0]), entry));
            } else {
                int tag = Integer.parseUnsignedInt(row[0], 16);
                ENTRIES.put(tag, entry);
                TAGS.putIfAbsent(row[1], tag);
            }
        }
        // The pattern that leaves the fewest digits open comes first: (50xx,1xxx) style rows never hide a closer one.
        REPEATING.sort(Comparator.comparingInt(r -> -Integer.bitCount(r.mask())));
    }

    private Dictionary() {}

    /** The row of this tag, repeating groups (50xx, 60xx ...) included; empty for private and unknown elements. */
    public static Optional<Entry> find(int tag) {
        Entry entry = ENTRIES.get(tag);
        if (entry != null || Tag.isPrivate(tag)) {
            return Optional.ofNullable(entry);
        }
        for (Repeating row : REPEATING) {
            if ((tag & row.mask()) == row.bits()) {
                return Optional.of(row.entry());
            }
        }
        return Optional.empty();
    }

    /** The tag with this keyword, {@code PatientName}; empty when there is none. */
    public static Optional<Integer> tagOf(String keyword) {
        return keyword.isEmpty() ? Optional.empty() : Optional.ofNullable(TAGS.get(keyword));
    }

    /** The keyword, or {@code (gggg,eeee)} for elements without one. */
    public static String keywordOf(int tag) {
        return find(tag).map(Entry::keyword).filter(keyword -> !keyword.isEmpty()).orElseGet(() -> Tag.toString(tag));
    }

    /**
     * The VR of an element whose encoding does not say it.
     *
     * <p>Where the dictionary allows several, the first but for words ({@code OB or OW} is OW, PS3.5 Annex A.1);
     * {@code US or SS} depends on Pixel Representation, see {@link DataSet#vrOf}. Group lengths are UL, private
     * creators LO, everything else without a row UN.
     */
    public static VR vrOf(int tag) {
        if (Tag.isGroupLength(tag)) {
            return VR.UL;
        }
        if (Tag.isPrivateCreator(tag)) {
            return VR.LO;
        }
        return find(tag).map(entry -> choose(entry.vr())).orElse(VR.UN);
    }

    /** Whether the VR is US or SS by Pixel Representation (0028,0103). */
    public static boolean dependsOnSign(int tag) {
        return find(tag).map(entry -> entry.vr().startsWith("US or SS")).orElse(false);
    }

    private static VR choose(String printed) {
        return switch (printed) {
            case "NONE" -> VR.UN;
            case "OB or OW", "US or OW" -> VR.OW;
            default -> VR.valueOf(printed.substring(0, 2));
        };
    }
}
