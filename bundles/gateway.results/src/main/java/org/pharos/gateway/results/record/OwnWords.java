package org.pharos.gateway.results.record;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.charset.CharacterSet;

/**
 * Our own words in a data set whose character set the study chose: patient and study are carried as they came, so it is
 * ours to do with the letters there are. What has no form is spelled in plain letters.
 */
public final class OwnWords {

    private static final Map<String, String> PLAIN = Map.ofEntries(Map.entry("\u2013", "-"), Map.entry("\u2014", "-"),
            Map.entry("\u2018", "'"), Map.entry("\u2019", "'"), Map.entry("\u201c", "\""), Map.entry("\u201d", "\""),
            Map.entry("\u2264", "<="), Map.entry("\u2265", ">="), Map.entry("\u00d7", "x"), Map.entry("\u00df", "ss"),
            Map.entry("\u00b0", " degrees"), Map.entry("\u00f8", "o"), Map.entry("\u0142", "l"));

    private OwnWords() {}

    /** A text of many lines (VR UT), in letters the data set has. */
    public static String in(DataSet target, String text) {
        CharacterSet letters = target.characterSet();
        StringBuilder spelled = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> spelled.append(spelled(letters, Character.toString(letter))));
        return spelled.toString();
    }

    /** A single value (VR LO or SH): no separator of values, no line end, and no longer than that, in bytes even. */
    public static String in(DataSet target, String text, int lengthMax) {
        String plain = in(target, text).replace('\\', '/').replaceAll("\\p{Cntrl}", " ").strip();
        int end = plain.length();
        while (length(target.characterSet(), plain.substring(0, end)) > lengthMax) {
            end = plain.offsetByCodePoints(end, -1);
        }
        return plain.substring(0, end).strip();
    }

    private static int length(CharacterSet letters, String text) {
        return letters.encode(List.of(text), CharacterSet.Use.TEXT).length;
    }

    private static String spelled(CharacterSet letters, String letter) {
        if (letters.canEncode(letter)) {
            return letter;
        }
        String plain = PLAIN.getOrDefault(letter,
                Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}", ""));
        return !plain.isEmpty() && letters.canEncode(plain) ? plain : "?";
    }
}
