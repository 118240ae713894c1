package org.pharos.dicom.data.io;

import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.VR;

/**
 * What stands before a value.
 *
 * @param vr as encoded, or by the dictionaries where the encoding does not say it
 * @param length bytes of the value as encoded, or {@link #UNDEFINED}
 * @param offset of the first byte of the value in its stream (in the inflated data set, where it is deflated)
 * @param depth 0 for the data set itself, 1 in an item, 2 in an item of an item ...
 * @param bigEndian byte order of numbers in the value
 */
public record ElementHeader(int tag, VR vr, long length, long offset, int depth, boolean bigEndian) {

    /** The length of sequences and fragments that end by a delimiter. */
    public static final long UNDEFINED = -1;

    public boolean hasUndefinedLength() {
        return length == UNDEFINED;
    }

    @Override
    public String toString() {
        return Tag.toString(tag) + " " + vr + " " + (hasUndefinedLength() ? "of undefined length" : length + " bytes");
    }
}
