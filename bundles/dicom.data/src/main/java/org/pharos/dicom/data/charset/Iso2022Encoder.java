package org.pharos.dicom.data.charset;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes text with the escape sequences its character set allows, returning to the initial state at each delimiter. */
final class Iso2022Encoder {

    private final Iso2022 set;
    private final CharacterSet.Use use;
    private final List<Repertoire> candidates = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Repertoire g0;
    private Repertoire g1;

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
        g0 = set.initialG0();
        g1 = set.initialG1().orElse(null);
    }

    /** Whether a single character can be written. */
    boolean knows(String character) {
        return character.codePointAt(0) < 0x80 || candidates.stream().anyMatch(r -> r.encode(character).isPresent());
    }

    byte[] encode(String text) {
        text.codePoints().forEach(this::character);
        initialG0();
        return out.toByteArray();
    }

    private void character(int codePoint) {
        if (codePoint < 0x80) {
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

    private void select(Repertoire next) {
        if ((next.isG1() ? g1 : g0) == next) {
            return;
        }
        out.writeBytes(next.escape());
        if (next.isG1()) {
            g1 = next;
        } else {
            g0 = next;
        }
    }

    private void initialG0() {
        select(set.initialG0());
    }
}
