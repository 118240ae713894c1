package org.pharos.dicom.data.charset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over the bytes of an element, following its escape sequences. For one use. */
final class Iso2022Decoder {

    private static final int ESCAPE = 0x1B;

    private final Iso2022 set;
    private final byte[] bytes;
    private final CharacterSet.Use use;
    private final boolean split;
    private final List<String> values = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Repertoire g0;
    private Repertoire g1;

    Iso2022Decoder(Iso2022 set, byte[] bytes, CharacterSet.Use use, boolean split) {
        this.set = set;
        this.bytes = bytes;
        this.use = use;
        this.split = split;
        reset();
    }

    List<String> values() {
        int at = 0;
        while (at < bytes.length) {
            at = step(at);
        }
        values.add(text.toString());
        return values;
    }

    private void reset() {
        g0 = set.initialG0();
        g1 = set.initialG1().orElse(null);
    }

    private int step(int at) {
        int value = bytes[at] & 0xFF;
        if (value == ESCAPE && set.hasExtensions()) {
            return escape(at);
        }
        if (value <= ' ' || value == 0x7F) {
            return control(at, value);
        }
        return value < 0x80 ? left(at) : right(at);
    }

    /** An escape sequence that is not known stays visible as the characters it is made of. */
    private int escape(int at) {
        Optional<Repertoire> next = Repertoire.startingAt(bytes, at);
        if (next.isEmpty()) {
            return control(at, ESCAPE);
        }
        if (next.get().isG1()) {
            g1 = next.get();
            // Many writers take this for a change of the whole set, none goes on in double bytes of the other half.
            g0 = next.get().width() == 1 && g0.width() == 2 ? set.initialG0() : g0;
        } else {
            g0 = next.get();
        }
        return at + next.get().escape().length;
    }

    private int control(int at, int value) {
        if (value == '\t' || value == '\n' || value == '\f' || value == '\r') {
            reset();
        }
        text.append((char) value);
        return at + 1;
    }

    private int left(int at) {
        if (g0.width() == 2) {
            return pairs(at);
        }
        int value = bytes[at];
        if (value == '\\' && split) {
            values.add(text.toString());
            text.setLength(0);
            reset();
            return at + 1;
        }
        if (use == CharacterSet.Use.PERSON_NAME && (value == '^' || value == '=')) {
            reset();
        }
        text.append((char) value);
        return at + 1;
    }

    /** Double bytes up to a control character, a space or an escape sequence. */
    private int pairs(int at) {
        int end = at;
        while (end + 1 < bytes.length && bytes[end] > ' ' && bytes[end + 1] > ' ') {
            end += 2;
        }
        if (end == at) {
            text.append((char) bytes[at]);
            return at + 1;
        }
        text.append(g0.decode(bytes, at, end));
        return end;
    }

    private int right(int at) {
        int end = at;
        while (end < bytes.length && bytes[end] < 0) {
            end++;
        }
        text.append(g1 == null
                ? new String(bytes, at, end - at, StandardCharsets.ISO_8859_1)
                : g1.decode(bytes, at, end));
        return end;
    }
}
