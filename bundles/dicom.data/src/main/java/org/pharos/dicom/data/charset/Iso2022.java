package org.pharos.dicom.data.charset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Single byte character sets, alone or extended by escape sequences of ISO 2022 (PS3.5 §6.1.2.4 and §6.1.2.5). */
final class Iso2022 extends CharacterSet {

    private final boolean extensions;
    private final Repertoire initialG0;
    private final Optional<Repertoire> initialG1;
    private final List<Repertoire> declared;

    /** @param sets what each term stands for, the first being the initial state; empty lists for unknown terms */
    Iso2022(List<String> terms, boolean extensions, List<List<Repertoire>> sets) {
        super(terms);
        List<Repertoire> first = sets.isEmpty() ? List.of() : sets.get(0);
        this.extensions = extensions;
        this.initialG0 = first.contains(Repertoire.ROMAJI) ? Repertoire.ROMAJI : Repertoire.ASCII;
        this.initialG1 = first.stream().filter(set -> set.isG1() && set.width() == 1).findFirst();
        this.declared = sets.stream().flatMap(List::stream).distinct().toList();
    }

    /** The sets of a term such as {@code ISOIR100} or {@code ISO2022IR87}; none when it is empty or unknown. */
    static List<Repertoire> repertoires(String term) {
        int at = term.indexOf("IR");
        String registration = at < 0 ? "" : term.substring(at + 2);
        return Arrays.stream(Repertoire.values()).filter(set -> set.registration().equals(registration)).toList();
    }

    boolean hasExtensions() {
        return extensions;
    }

    Repertoire initialG0() {
        return initialG0;
    }

    Optional<Repertoire> initialG1() {
        return initialG1;
    }

    List<Repertoire> declared() {
        return declared;
    }

    @Override
    public List<String> decodeValues(byte[] bytes, Use use) {
        return new Iso2022Decoder(this, bytes, use, true).values();
    }

    @Override
    public String decode(byte[] bytes) {
        return new Iso2022Decoder(this, bytes, Use.TEXT, false).values().get(0);
    }

    @Override
    public byte[] encode(List<String> values, Use use) {
        return new Iso2022Encoder(this, use).encode(String.join("\\", values));
    }

    @Override
    public boolean canEncode(String text) {
        Iso2022Encoder encoder = new Iso2022Encoder(this, Use.TEXT);
        return text.codePoints().mapToObj(Character::toString).allMatch(encoder::knows);
    }
}
