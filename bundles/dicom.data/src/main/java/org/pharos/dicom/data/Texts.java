package org.pharos.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.pharos.dicom.data.charset.CharacterSet;

/** Text values: from bytes and back, padding and separators included (PS3.5 §6.2 and §6.4). */
final class Texts {

    /** An element of as many values or more counts as one without. */
    static final int VALUES_MAX = 1 << 18;
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private Texts() {}

    /**
     * None for an element of more values than any honest one has: each costs far more here than its byte or two there.
     */
    static List<String> decode(VR vr, byte[] bytes, CharacterSet set) {
        if (vr.isMultiValued() && separators(bytes) >= VALUES_MAX) {
            return List.of();
        }
        return switch (vr.kind()) {
            case TEXT -> stripped(set.decodeValues(bytes, use(vr)));
            case LONG_TEXT -> List.of(withoutPadding(set.decode(bytes)));
            case URI -> List.of(withoutPadding(new String(bytes, StandardCharsets.ISO_8859_1)));
            default -> stripped(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\\\\", -1)));
        };
    }

    private static int separators(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            count += b == '\\' ? 1 : 0;
        }
        return count;
    }

    private static CharacterSet.Use use(VR vr) {
        return vr == VR.PN ? CharacterSet.Use.PERSON_NAME : CharacterSet.Use.TEXT;
    }

    private static List<String> stripped(List<String> values) {
        return values.stream().map(value -> withoutLeading(withoutPadding(value))).toList();
    }

    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String withoutLeading(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start);
    }

    /** The encoded form, padded to an even length. */
    static byte[] encode(VR vr, List<String> values, CharacterSet set) {
        byte[] bytes = vr.usesCharacterSet()
                ? set.encode(values, use(vr))
                : CharacterSet.DEFAULT.encode(values, CharacterSet.Use.TEXT);
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] even = Arrays.copyOf(bytes, bytes.length + 1);
        even[bytes.length] = vr.padding();
        return even;
    }

    static long[] longs(List<String> values) {
        long[] result = new long[values.size()];
        for (int i = 0; i < result.length; i++) {
            double value = real(values.get(i));
            if (!(Math.abs(value) <= Long.MAX_VALUE) || value != Math.rint(value)) {
                return NO_LONGS;
            }
            result[i] = (long) value;
        }
        return result;
    }

    static double[] doubles(List<String> values) {
        double[] result = new double[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = real(values.get(i));
            if (Double.isNaN(result[i])) {
                return NO_DOUBLES;
            }
        }
        return result;
    }

    /** A decimal number of PS3.5 §6.2 (DS); NaN for anything else, also for what only Java calls a number. */
    private static double real(String text) {
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
        try {
            return plain ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
