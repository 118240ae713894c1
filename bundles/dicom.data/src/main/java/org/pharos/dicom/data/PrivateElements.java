package org.pharos.dicom.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The VRs that vendors are known to use for private elements, for encodings that do not say the VR. */
public final class PrivateElements {

    private record Row(int mask, int bits, VR vr) {}

    /** Loaded on first use: most data sets never ask. */
    private static final class Loaded {
        private static final Map<String, List<Row>> ROWS = load();

        private static Map<String, List<Row>> load() {
            Map<String, List<Row>> table = new HashMap<>();
            for (String[] row : Table.rows("private.tsv")) {
                VR vr = VR.ofCode(row[2].charAt(0) << 8 | row[2].charAt(1)).orElse(VR.UN);
                table.computeIfAbsent(row[0], creator -> new ArrayList<>())
                        .add(new Row(TagPattern.mask(row[1]), TagPattern.bits(row[1]), vr));
            }
            // The closest row first: one without an open digit before those that fit any block or group.
            table.values().forEach(rows -> rows.sort(Comparator.comparingInt(row -> -Integer.bitCount(row.mask()))));
            return table;
        }
    }

    private PrivateElements() {}

    /** The VR of a private element in the block of this creator; UN when not known. */
    public static VR vrOf(String creator, int tag) {
        for (Row row : Loaded.ROWS.getOrDefault(creator, List.of())) {
            if ((tag & row.mask()) == row.bits()) {
                return row.vr();
            }
        }
        return VR.UN;
    }
}
