package org.pharos.dicom.image;

import java.io.UncheckedIOException;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Value;

/**
 * A table from stored values to others (PS3.3 §C.11.1.1). Values below the first mapped one get the first entry, values
 * beyond the last one the last.
 *
 * @param first the value the first entry is for
 * @param bits of each entry
 */
record LookupTable(int first, int bits, int[] entries) {

    private static final int DESCRIPTOR_VALUES = 3;

    int at(double value) {
        double index = Math.max(0, Math.min(entries.length - 1.0, Math.floor(value) - first));
        return entries[(int) index];
    }

    /**
     * @param signed whether the values looked up may be negative
     * @throws UndecodableImageException when descriptor and data do not fit each other
     */
    static LookupTable of(DataSet item, int descriptorTag, int dataTag, boolean signed)
            throws UndecodableImageException {
        int[] descriptor = item.getInts(descriptorTag);
        Element data = item.get(dataTag).filter(e -> e.value() instanceof Value.Leaf).orElse(null);
        if (descriptor.length != DESCRIPTOR_VALUES || data == null) {
            throw new UndecodableImageException("the look-up table " + Tag.toString(descriptorTag) + " is incomplete");
        }
        int count = (descriptor[0] & 0xFFFF) == 0 ? 1 << 16 : descriptor[0] & 0xFFFF;
        int first = signed ? (short) descriptor[1] : descriptor[1] & 0xFFFF;
        int bits = descriptor[2] & 0xFFFF;
        byte[] bytes = bytes(data);
        boolean words = bytes.length >= 2 * count;
        if (bits < 1 || bits > 16 || !words && (bits > 8 || bytes.length < count)) {
            throw new UndecodableImageException("the look-up table " + Tag.toString(dataTag) + " has "
                    + bytes.length + " bytes for " + count + " entries of " + bits + " bits");
        }
        boolean bigEndian = ((Value.Leaf) data.value()).bigEndian();
        int[] entries = new int[count];
        for (int i = 0; i < count; i++) {
            entries[i] = words ? word(bytes, 2 * i, bigEndian) : bytes[i] & 0xFF;
        }
        return new LookupTable(first, bits, entries);
    }

    private static byte[] bytes(Element data) throws UndecodableImageException {
        try {
            return data.bytes();
        } catch (UncheckedIOException e) {
            throw new UndecodableImageException("a look-up table cannot be read", e);
        }
    }

    private static int word(byte[] bytes, int at, boolean bigEndian) {
        int low = bytes[bigEndian ? at + 1 : at] & 0xFF;
        int high = bytes[bigEndian ? at : at + 1] & 0xFF;
        return high << 8 | low;
    }
}
