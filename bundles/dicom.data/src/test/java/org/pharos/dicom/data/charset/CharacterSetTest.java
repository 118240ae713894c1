package org.pharos.dicom.data.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.data.charset.CharacterSet.Use;

class CharacterSetTest {

    private static final String ESC = "\u001B";

    private static CharacterSet set(String... terms) {
        return CharacterSet.of(List.of(terms));
    }

    /** Bytes given as Latin-1 characters. */
    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Examples of PS3.5 Annexes H, I, J and K, and one each for the single byte sets. */
    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(set("", "ISO 2022 IR 87"), "Yamada^Tarou=山田^太郎=やまだ^たろう",
                        "Yamada^Tarou=" + ESC + "$B;3ED" + ESC + "(B^" + ESC + "$BB@O:" + ESC + "(B="
                                + ESC + "$B$d$^$@" + ESC + "(B^" + ESC + "$B$?$m$&" + ESC + "(B"),
                Arguments.of(set("ISO 2022 IR 13", "ISO 2022 IR 87"), "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
                        "\u00D4\u00CF\u00C0\u00DE^\u00C0\u00DB\u00B3=" + ESC + "$B;3ED" + ESC + "(J^" + ESC + "$BB@O:"
                                + ESC + "(J=" + ESC + "$B$d$^$@" + ESC + "(J^" + ESC + "$B$?$m$&" + ESC + "(J"),
                Arguments.of(set("", "ISO 2022 IR 149"), "Hong^Gildong=洪^吉洞=홍^길동",
                        "Hong^Gildong=" + ESC + "$)C\u00FB\u00F3^" + ESC + "$)C\u00D1\u00CE\u00D4\u00D7="
                                + ESC + "$)C\u00C8\u00AB^" + ESC + "$)C\u00B1\u00E6\u00B5\u00BF"),
                Arguments.of(set("", "ISO 2022 IR 58"), "Zhang^XiaoDong=张^小东",
                        "Zhang^XiaoDong=" + ESC + "$)A\u00D5\u00C5^" + ESC + "$)A\u00D0\u00A1\u00B6\u00AB"),
                Arguments.of(set("", "ISO 2022 IR 87", "ISO 2022 IR 159"), "あ^丂",
                        ESC + "$B$\"" + ESC + "(B^" + ESC + "$(D0!" + ESC + "(B"),
                Arguments.of(set("ISO 2022 IR 100", "ISO 2022 IR 144"), "Bèrè^Люк",
                        "B\u00E8r\u00E8^" + ESC + "-L\u00BB\u00EE\u00DA"),
                Arguments.of(set("GB18030"), "Wang^XiaoDong=王^小东=",
                        "Wang^XiaoDong=\u00CD\u00F5^\u00D0\u00A1\u00B6\u00AB="),
                Arguments.of(set("ISO_IR 192"), "Wang^XiaoDong=王^小東=",
                        "Wang^XiaoDong=\u00E7\u008E\u008B^\u00E5\u00B0\u008F\u00E6\u009D\u00B1="),
                Arguments.of(set("ISO_IR 100"), "Äneas^Rüdiger", "\u00C4neas^R\u00FCdiger"),
                Arguments.of(set("ISO_IR 101"), "Łukasz", "\u00A3ukasz"),
                Arguments.of(set("ISO_IR 109"), "Ħ", "\u00A1"),
                Arguments.of(set("ISO_IR 110"), "Ģ", "\u00AB"),
                Arguments.of(set("ISO_IR 144"), "Люкceмбypг", "\u00BB\u00EE\u00DAce\u00DC\u00D1yp\u00D3"),
                Arguments.of(set("ISO_IR 127"), "قباني^لنزار",
                        "\u00E2\u00C8\u00C7\u00E6\u00EA^\u00E4\u00E6\u00D2\u00C7\u00D1"),
                Arguments.of(set("ISO_IR 126"), "Διονυσιος", "\u00C4\u00E9\u00EF\u00ED\u00F5\u00F3\u00E9\u00EF\u00F2"),
                Arguments.of(set("ISO_IR 138"), "שרון^דבורה",
                        "\u00F9\u00F8\u00E5\u00EF^\u00E3\u00E1\u00E5\u00F8\u00E4"),
                Arguments.of(set("ISO_IR 148"), "Çavuşoğlu", "\u00C7avu\u00FEo\u00F0lu"),
                Arguments.of(set("ISO_IR 203"), "10€", "10\u00A4"),
                Arguments.of(set("ISO_IR 166"), "นาม", "\u00B9\u00D2\u00C1"),
                Arguments.of(set("ISO_IR 13"), "ﾔﾏﾀﾞ", "\u00D4\u00CF\u00C0\u00DE"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsNames(CharacterSet set, String name, String encoded) {
        assertThat(set.decodeValues(bytes(encoded), Use.PERSON_NAME)).containsExactly(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesNamesAsTheStandardDoes(CharacterSet set, String name, String encoded) {
        assertThat(set.encode(List.of(name), Use.PERSON_NAME)).isEqualTo(bytes(encoded));
    }

    @Test
    void takesABackslashInsideACharacterForNoSeparator() {
        assertThat(set("GB18030").decodeValues(bytes("\u0081\\a\\b"), Use.TEXT)).hasSize(2).last().isEqualTo("b");
        // 5CH is the second byte of 倍 in JIS X 0208 (475CH).
        assertThat(set("", "ISO 2022 IR 87").decodeValues(bytes(ESC + "$BG\\" + ESC + "(B\\x"), Use.TEXT))
                .containsExactly("倍", "x");
    }

    @Test
    void keepsBackslashesInTextsOfOneValue() {
        assertThat(CharacterSet.DEFAULT.decode(bytes("a\\b"))).isEqualTo("a\\b");
    }

    @Test
    void returnsToTheFirstSetAtTheEndOfALine() {
        CharacterSet korean = set("", "ISO 2022 IR 149");
        String line = ESC + "$)C\u00B1\u00E6";
        assertThat(korean.decode(bytes(line + "\r\n" + line))).isEqualTo("길\r\n길");
        assertThat(korean.encode(List.of("길\r\n길"), Use.TEXT)).isEqualTo(bytes(line + "\r\n" + line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO_IR 100", "ISO IR 100", "ISO-IR 100", "iso_ir_100", "ISO 2022 IR 100"})
    void understandsTheSpellingsThatOccur(String term) {
        assertThat(set(term).decode(bytes("\u00E4"))).isEqualTo("ä");
    }

    @Test
    void readsUndeclaredBytesAsLatin1AndUnknownTermsAsTheDefault() {
        assertThat(CharacterSet.DEFAULT.decode(bytes("M\u00FCller"))).isEqualTo("Müller");
        assertThat(set("NO SUCH SET").decode(bytes("M\u00FCller"))).isEqualTo("Müller");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\u001B", "\u001B$", "\u001B$B", "\u001B$BF", "\u001B-Z\u00E4", "\u001B$)C\u00B1", "\u001B$(D0"
    })
    void staysCalmWhenAnEscapeSequenceIsCutOrUnknown(String encoded) {
        CharacterSet all = set("", "ISO 2022 IR 87", "ISO 2022 IR 149", "ISO 2022 IR 159");
        assertThat(all.decode(bytes(encoded))).isNotNull();
        assertThat(all.decodeValues(bytes(encoded), Use.PERSON_NAME)).hasSize(1);
    }

    @Test
    void putsTheReplacementCharacterForInvalidUtf8() {
        assertThat(CharacterSet.UTF_8.decode(bytes("a\u00FFb"))).isEqualTo("a\uFFFDb");
    }

    @Test
    void saysEachChangeOfSetForReadersThatTakeItForAChangeOfTheWholeSet() {
        CharacterSet set = CharacterSet.of(List.of("ISO 2022 IR 100", "ISO 2022 IR 87"));
        byte[] encoded = set.encode(List.of("ä山üa"), CharacterSet.Use.TEXT);
        assertThat(new String(encoded, StandardCharsets.ISO_8859_1))
                .isEqualTo("ä\033$B;3\033(B\033-Aüa");
        assertThat(set.decodeValues(encoded, CharacterSet.Use.TEXT)).containsExactly("ä山üa");
        byte[] lax = "\033$B;3\033-Aüa b".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(set.decodeValues(lax, CharacterSet.Use.TEXT)).containsExactly("山üa b");
    }

    @Test
    void writesNoEscapeSequenceThatNobodyMeant() {
        CharacterSet set = CharacterSet.of(List.of("", "ISO 2022 IR 87"));
        assertThat(set.canEncode("a\033$B")).isFalse();
        assertThat(set.encodable("a\033$B")).isEqualTo("a?$B");
        assertThat(CharacterSet.DEFAULT.canEncode("a\033$B")).isTrue();
    }

    @Test
    void refusesToWriteWhatItHasNoFormFor() {
        assertThatThrownBy(() -> set("ISO_IR 100").encode(List.of("Łukasz"), Use.TEXT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("Łukasz");
        assertThat(set("ISO_IR 100").canEncode("Łukasz")).isFalse();
        assertThat(set("ISO_IR 100").encodable("Łukasz–ä")).isEqualTo("?ukasz?ä");
    }
}
