package org.pharos.dicom.data.charset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the text of one data set is encoded: the meaning of its Specific Character Set (0008,0005).
 *
 * <p>Immutable; safe from any thread. Decoding never fails: bytes without meaning become U+FFFD, undeclared bytes above
 * 7FH are read as Latin-1 (what most senders mean), unknown terms count as the default repertoire.
 */
public abstract class CharacterSet {

    /** No Specific Character Set: ISO 646. */
    public static final CharacterSet DEFAULT = of(List.of());

    /** {@code ISO_IR 192}. */
    public static final CharacterSet UTF_8 = of(List.of("ISO_IR 192"));

    /** More than the standard has; what follows is nobody's character set. */
    private static final int TERMS_MAX = 64;

    private final List<String> terms;

    CharacterSet(List<String> terms) {
        this.terms = List.copyOf(terms);
    }

    /** The character set that the values of (0008,0005) describe; the first may be empty. */
    public static CharacterSet of(List<String> terms) {
        String first = terms.isEmpty() ? "" : normal(terms.get(0));
        return StandAlone.find(first)
                .<CharacterSet>map(charset -> new StandAlone(terms, charset))
                .orElseGet(() -> extended(terms));
    }

    private static CharacterSet extended(List<String> terms) {
        boolean extensions = terms.size() > 1 || terms.stream().anyMatch(term -> normal(term).startsWith("ISO2022"));
        List<List<Repertoire>> sets = new ArrayList<>();
        for (String term : terms.subList(0, Math.min(terms.size(), TERMS_MAX))) {
            List<Repertoire> found = Iso2022.repertoires(normal(term));
            if (sets.isEmpty() || !sets.contains(found)) {
                sets.add(found);
            }
        }
        return new Iso2022(terms, extensions, sets);
    }

    /** A term without the spaces, dashes and underscores that senders mix up. */
    private static String normal(String term) {
        return term.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** The values of Specific Character Set that this was made from. */
    public List<String> terms() {
        return terms;
    }

    /** The values of one element: split at backslashes that are no part of a character. Padding is kept. */
    public abstract List<String> decodeValues(byte[] bytes, Use use);

    /** The text of an element of one value, in which backslashes are ordinary. */
    public abstract String decode(byte[] bytes);

    /**
     * The encoded form of the values of one element, separated by backslashes, not padded.
     *
     * @throws IllegalArgumentException when a character has no form in this character set; see {@link #encodable}
     */
    public abstract byte[] encode(List<String> values, Use use);

    /** Whether every character of the text has a form in this character set. */
    public abstract boolean canEncode(String text);

    /** The text with {@code ?} for each character that has no form in this character set. */
    public String encodable(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().mapToObj(Character::toString).map(c -> canEncode(c) ? c : "?").forEach(result::append);
        return result.toString();
    }

    /**
     * Why a text is decoded: code extensions end at other characters in names than in plain text (PS3.5 §6.1.2.5.3).
     */
    public enum Use {
        /** LO, SH, UC and the texts of one value. */
        TEXT,
        /** PN: also {@code ^} and {@code =} end a code extension. */
        PERSON_NAME
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharacterSet that && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return terms.isEmpty() ? "ISO_IR 6" : String.join("\\", terms);
    }
}
