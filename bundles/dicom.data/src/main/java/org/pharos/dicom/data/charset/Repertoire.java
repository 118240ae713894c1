package org.pharos.dicom.data.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One coded character set of PS3.3 Table C.12-2 to C.12-4 that an escape sequence can switch to.
 *
 * <p>{@code G0} sets are used by bytes 21H to 7EH, {@code G1} sets by bytes A1H to FFH; some take two bytes a
 * character.
 */
enum Repertoire {
    ASCII("6", "(B", false, 1, "US-ASCII"),
    ROMAJI("13", "(J", false, 1, "Shift_JIS"),
    KATAKANA("13", ")I", true, 1, "Shift_JIS"),
    LATIN_1("100", "-A", true, 1, "ISO-8859-1"),
    LATIN_2("101", "-B", true, 1, "ISO-8859-2"),
    LATIN_3("109", "-C", true, 1, "ISO-8859-3"),
    LATIN_4("110", "-D", true, 1, "ISO-8859-4"),
    CYRILLIC("144", "-L", true, 1, "ISO-8859-5"),
    ARABIC("127", "-G", true, 1, "ISO-8859-6"),
    GREEK("126", "-F", true, 1, "ISO-8859-7"),
    HEBREW("138", "-H", true, 1, "ISO-8859-8"),
    LATIN_5("148", "-M", true, 1, "ISO-8859-9"),
    LATIN_9("203", "-b", true, 1, "ISO-8859-15"),
    THAI("166", "-T", true, 1, "TIS-620"),
    JIS_X_0208("87", "$B", false, 2, "EUC-JP"),
    JIS_X_0212("159", "$(D", false, 2, "EUC-JP"),
    KS_X_1001("149", "$)C", true, 2, "EUC-KR"),
    GB_2312("58", "$)A", true, 2, "GB2312");

    private static final byte HALF_WIDTH_SHIFT = (byte) 0x8E;
    private static final byte JIS_X_0212_SHIFT = (byte) 0x8F;

    private final String registration;
    private final byte[] escape;
    private final boolean g1;
    private final int width;
    private final String charsetName;

    Repertoire(String registration, String escape, boolean g1, int width, String charsetName) {
        this.registration = registration;
        this.escape = ("\033" + escape).getBytes(StandardCharsets.US_ASCII);
        this.g1 = g1;
        this.width = width;
        this.charsetName = charsetName;
    }

    /** The ISO registration number, the digits after {@code IR}. */
    String registration() {
        return registration;
    }

    boolean isG1() {
        return g1;
    }

    /** Bytes of one character: 1 or 2. */
    int width() {
        return width;
    }

    byte[] escape() {
        return escape;
    }

    /** Looked up when used: a runtime without the extended character sets can still read all others. */
    private Charset charset() {
        return Charset.forName(charsetName);
    }

    /** The set whose escape sequence stands here. */
    static Optional<Repertoire> startingAt(byte[] bytes, int at) {
        for (Repertoire candidate : values()) {
            int end = at + candidate.escape.length;
            if (end <= bytes.length && Arrays.equals(bytes, at, end, candidate.escape, 0, candidate.escape.length)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Bytes of this set alone, without escape sequences, as text; what has no meaning becomes U+FFFD. */
    String decode(byte[] bytes, int from, int to) {
        return switch (this) {
            case JIS_X_0208 -> new String(raised(bytes, from, to, false), charset());
            case JIS_X_0212 -> new String(raised(bytes, from, to, true), charset());
            default -> new String(bytes, from, to - from, charset());
        };
    }

    /**
     * The EUC form of a 7-bit double byte set: eighth bit set, with a shift byte before each character for JIS X 0212.
     */
    private static byte[] raised(byte[] bytes, int from, int to, boolean shifted) {
        byte[] result = new byte[shifted ? (to - from) / 2 * 3 : to - from];
        int at = 0;
        for (int i = from; i < to; i++) {
            if (shifted && (i - from) % 2 == 0) {
                result[at++] = JIS_X_0212_SHIFT;
            }
            result[at++] = (byte) (bytes[i] | 0x80);
        }
        return result;
    }

    /** The bytes of one character in this set; empty when it has none. */
    Optional<byte[]> encode(String character) {
        try {
            ByteBuffer encoded = charset().newEncoder().encode(CharBuffer.wrap(character));
            return inThisSet(Arrays.copyOf(encoded.array(), encoded.limit()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> inThisSet(byte[] bytes) {
        return switch (this) {
            case JIS_X_0208 -> when(bytes.length == 2 && bytes[0] != HALF_WIDTH_SHIFT, () -> lowered(bytes, 0));
            case JIS_X_0212 -> when(bytes.length == 3, () -> lowered(bytes, 1));
            default -> when(bytes.length == width && bytes[0] < 0 == g1, () -> bytes);
        };
    }

    private static Optional<byte[]> when(boolean expressible, Supplier<byte[]> bytes) {
        return expressible ? Optional.of(bytes.get()) : Optional.empty();
    }

    private static byte[] lowered(byte[] bytes, int from) {
        return new byte[] {(byte) (bytes[from] & 0x7F), (byte) (bytes[from + 1] & 0x7F)};
    }
}
