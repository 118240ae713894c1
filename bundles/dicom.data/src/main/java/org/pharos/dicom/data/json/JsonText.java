package org.pharos.dicom.data.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;

/**
 * Reads one JSON text (RFC 8259, UTF-8) into maps, lists, strings, {@link Num}, booleans and null, within a bound of
 * depth and memory. For one use.
 */
final class JsonText {

    /** About what the objects around a value cost in memory. */
    private static final int OVERHEAD_BYTES = 64;
    private static final int NUMBER_CHARS_MAX = 64;
    private static final int END = -1;
    private static final int UNREAD = -2;

    /** A number, as it stands in the text. */
    record Num(String text) {}

    private final BufferedReader in;
    private final long memoryBytesMax;
    private final int depthMax;
    private long memoryBytes;
    private long characters;
    private int next = UNREAD;
    private boolean beyondAscii;

    JsonText(InputStream stream, long memoryBytesMax, int depthMax) {
        this.in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.memoryBytesMax = memoryBytesMax;
        this.depthMax = depthMax;
    }

    /** Whether any string held a character above 7FH. */
    boolean isBeyondAscii() {
        return beyondAscii;
    }

    /** The one value of the text. */
    Object read() throws IOException {
        Object value = value(0);
        space();
        if (peek() != END) {
            throw malformed("something follows the end of the text");
        }
        return value;
    }

    private DicomFormatException malformed(String why) {
        return new DicomFormatException(Reason.MALFORMED, "", -1, "JSON, character " + characters + ": " + why);
    }

    private int peek() throws IOException {
        if (next == UNREAD) {
            try {
                next = in.read();
            } catch (CharacterCodingException e) {
                throw malformed("this is not UTF-8");
            }
        }
        return next;
    }

    /** The next character, which must be there. */
    private char take() throws IOException {
        int c = peek();
        if (c == END) {
            throw new DicomFormatException(
                    Reason.CUT_OFF, "", -1, "the JSON text ends after " + characters + " characters, too early");
        }
        next = UNREAD;
        characters++;
        return (char) c;
    }

    private void space() throws IOException {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            take();
        }
    }

    private void expect(char wanted) throws IOException {
        space();
        char c = take();
        if (c != wanted) {
            throw malformed("'" + wanted + "' is missing");
        }
    }

    private void charge(long bytes) throws DicomFormatException {
        memoryBytes += bytes;
        if (memoryBytes > memoryBytesMax) {
            throw new DicomFormatException(Reason.OVER_LIMIT, "", -1,
                    "the JSON text needs more than the " + memoryBytesMax + " bytes of memory it may have");
        }
    }

    private Object value(int depth) throws IOException {
        if (depth > depthMax) {
            throw new DicomFormatException(Reason.OVER_LIMIT, "", -1,
                    "the JSON text is nested deeper than " + depthMax + " levels");
        }
        charge(OVERHEAD_BYTES);
        space();
        int c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        space();
        if (peek() == '}') {
            take();
            return members;
        }
        do {
            space();
            String key = string();
            expect(':');
            Object value = value(depth + 1);
            if (members.containsKey(key)) {
                throw malformed("the same name stands twice in one object");
            }
            members.put(key, value);
        } while (goesOn('}'));
        return members;
    }

    private List<Object> array(int depth) throws IOException {
        List<Object> values = new ArrayList<>();
        expect('[');
        space();
        if (peek() == ']') {
            take();
            return values;
        }
        do {
            values.add(value(depth + 1));
        } while (goesOn(']'));
        return values;
    }

    private boolean goesOn(char end) throws IOException {
        space();
        char c = take();
        if (c != ',' && c != end) {
            throw malformed("',' or '" + end + "' is missing");
        }
        return c == ',';
    }

    private String string() throws IOException {
        if (peek() != '"') {
            throw malformed("a string must begin here");
        }
        take();
        StringBuilder text = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            if (c < ' ') {
                throw malformed("a control character in a string");
            }
            char meant = c == '\\' ? escaped() : c;
            beyondAscii |= meant > 0x7F;
            charge(meant > 0xFF ? 2 : 1);
            text.append(meant);
        }
        return text.toString();
    }

    private char escaped() throws IOException {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (digit() << 12 | digit() << 8 | digit() << 4 | digit());
            default -> throw malformed("an escape that does not exist");
        };
    }

    private int digit() throws IOException {
        char c = take();
        int value = c < 0x80 ? Character.digit(c, 16) : -1;
        if (value < 0) {
            throw malformed("four hexadecimal digits must follow \\u");
        }
        return value;
    }

    private Object word(String word, Object meaning) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            if (take() != word.charAt(i)) {
                throw malformed("a value must stand here");
            }
        }
        return meaning;
    }

    private Num number() throws IOException {
        StringBuilder text = new StringBuilder();
        while (peek() >= '0' && peek() <= '9' || peek() > ' ' && "+-.eE".indexOf(peek()) >= 0) {
            text.append(take());
            if (text.length() > NUMBER_CHARS_MAX) {
                throw malformed("a number of more than " + NUMBER_CHARS_MAX + " characters");
            }
        }
        if (text.length() == 0 && peek() == END) {
            take();
        }
        if (!JsonNumbers.isNumber(text.toString())) {
            throw malformed("a value must stand here");
        }
        charge(text.length());
        return new Num(text.toString());
    }
}
