package org.pharos.dicom.data;

/** A tag in which some hexadecimal digits are open: {@code 60xx3000}. */
final class TagPattern {

    private TagPattern() {}

    /** All ones where the pattern has a digit, zeros where it is open. */
    static int mask(String pattern) {
        return Integer.parseUnsignedInt(pattern.replaceAll("[0-9A-Fa-f]", "F").replace('x', '0'), 16);
    }

    /** The digits of the pattern, zeros where it is open. */
    static int bits(String pattern) {
        return Integer.parseUnsignedInt(pattern.replace('x', '0'), 16);
    }
}
