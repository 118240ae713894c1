package org.pharos.gateway.api.finding;

/**
 * A coded concept (PS3.3 §8.8).
 *
 * @param value Code Value (0008,0100), 1 to 16 characters
 * @param scheme Coding Scheme Designator (0008,0102), such as {@code SCT}, {@code DCM} or {@code 99PHAROS}
 * @param meaning Code Meaning (0008,0104), 1 to 64 characters
 */
public record Code(String value, String scheme, String meaning) {

    private static final int SHORT_MAX = 16;
    private static final int LONG_MAX = 64;

    public Code {
        require(value, SHORT_MAX, "Code Value");
        require(scheme, SHORT_MAX, "Coding Scheme Designator");
        require(meaning, LONG_MAX, "Code Meaning");
    }

    private static void require(String text, int lengthMax, String name) {
        if (text == null || text.isBlank() || text.length() > lengthMax) {
            throw new IllegalArgumentException(name + " must have 1 to " + lengthMax + " characters");
        }
    }
}
