package org.pharos.dicom.data.charset;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes text with the escape sequences its character set allows, returning to the initial state at each delimiter. */
final class Iso2022Encoder {

    private static final int ESCAPE = 0x1B;

    private final Iso2022 set;
    private final CharacterSet.Use use;
    private final List<Repertoire> candidates = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    /** The set an escape sequence chose last; null in the initial state. */
    private Repertoire chosen;

    Iso2022Encoder(Iso2022 set, CharacterSet.Use use) {
        this.set = set;
        this.use = use;
        set.initialG1().ifPresent(candidates::add);
        if (set.hasExtensions()) {
            set.declared().stream().filter(r -> r.isG1() || r.width() == 2).forEach(candidates::add);
        }
        reset();
    }

    private void reset() {
        chosen = null;
    }

    /** Whether a single character can be written. */
    boolean knows(String character) {
        int first = character.codePointAt(0);
        return first < 0x80 && !isEscape(first) || candidates.stream().anyMatch(r -> r.encode(character).isPresent());
    }

    byte[] encode(String text) {
        text.codePoints().forEach(this::character);
        initialG0();
        return out.toByteArray();
    }

    /** One in a text would begin an escape sequence that nobody meant. */
    private boolean isEscape(int codePoint) {
        return codePoint == ESCAPE && set.hasExtensions();
    }

    private void character(int codePoint) {
        if (codePoint < 0x80 && !isEscape(codePoint)) {
            initialG0();
            out.write(codePoint);
            if (ends(codePoint)) {
                reset();
            }
            return;
        }
        String character = Character.toString(codePoint);
        for (Repertoire candidate : candidates) {
            Optional<byte[]> bytes = candidate.encode(character);
            if (bytes.isPresent()) {
                select(candidate);
                out.writeBytes(bytes.get());
                return;
            }
        }
        throw new IllegalArgumentException("a character has no form in " + set);
    }

    private boolean ends(int codePoint) {
        return switch (codePoint) {
            case '\t', '\n', '\f', '\r', '\\' -> true;
            case '^', '=' -> use == CharacterSet.Use.PERSON_NAME;
            default -> false;
        };
    }

    /**
     * Says each change, also where ISO 2022 would let it be guessed: some readers take an escape sequence for a change
     * of the whole set, not of one half.
     */
    private void select(Repertoire next) {
        boolean initial = chosen == null && set.initialG1().equals(Optional.of(next));
        if (initial || chosen == next) {
            return;
        }
        if (next.isG1()) {
            initialG0();
        }
        choose(next);
    }

    private void choose(Repertoire next) {
        out.writeBytes(next.escape());
        chosen = next;
    }

    /** Lower halves of single bytes are in use but after a double byte set of the lower half. */
    private void initialG0() {
        if (chosen != null && !chosen.isG1() && chosen.width() == 2) {
            choose(set.initialG0());
        }
    }
}
