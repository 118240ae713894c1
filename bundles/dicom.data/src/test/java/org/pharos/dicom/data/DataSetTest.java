package org.pharos.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.data.charset.CharacterSet;

class DataSetTest {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_LITTLE_ENDIAN;

    private static DataSet dataSet(String... characterSet) {
        DataSet result = new DataSet();
        result.setCharacterSet(CharacterSet.of(List.of(characterSet)));
        return result;
    }

    @Test
    void answersEmptyForWhatIsNotThereOrNotWhatItShouldBe() {
        DataSet set = new DataSet();
        set.setString(Tag.PatientID);
        set.setBytes(Tag.InstanceNumber, VR.IS, "NaN ".getBytes(StandardCharsets.US_ASCII));
        set.setBytes(Tag.Rows, VR.US, new byte[] {1});

        assertThat(set.getString(Tag.PatientName)).isEmpty();
        assertThat(set.contains(Tag.PatientID)).isTrue();
        assertThat(set.hasValue(Tag.PatientID)).isFalse();
        assertThat(set.getString(Tag.PatientID)).isEmpty();
        assertThat(set.getInt(Tag.InstanceNumber)).isEmpty();
        assertThat(set.getDouble(Tag.InstanceNumber)).isEmpty();
        assertThat(set.getInt(Tag.Rows)).isEmpty();
        assertThat(set.getSequence(Tag.ContentSequence)).isEmpty();
        assertThat(set.getItem(Tag.ContentSequence)).isEmpty();
        assertThat(set.getInts(Tag.Columns)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1e400", "0x10", "1d", "infinity", "--1", "1.5.2", "١"})
    void takesNothingForANumberThatIsNone(String text) {
        DataSet set = dataSet("ISO_IR 192");
        set.setBytes(Tag.InstanceNumber, VR.IS, text.getBytes(StandardCharsets.UTF_8));
        assertThat(set.getInt(Tag.InstanceNumber)).isEmpty();
    }

    @Test
    void readsWhatItWasGiven() {
        DataSet set = dataSet("ISO_IR 100");
        set.setString(Tag.PatientName, "Müller^Jörg^^Dr.^");
        set.setInt(Tag.Rows, 512);
        set.setInt(Tag.InstanceNumber, 7);
        set.setDouble(Tag.PixelSpacing, 0.25, 1.0 / 3);
        set.setDouble(Tag.RecommendedDisplayFrameRateInFloat, 12.5);
        set.setString(Tag.FrameIncrementPointer, "00181063");
        set.setString(Tag.ImageType, "DERIVED", "", "AI");
        set.setString(Tag.TextValue, "a\\b  ");

        PersonName name = set.getPersonName(Tag.PatientName).orElseThrow();
        assertThat(name.familyName()).isEqualTo("Müller");
        assertThat(name.givenName()).isEqualTo("Jörg");
        assertThat(name.prefix()).isEqualTo("Dr.");
        assertThat(name.toString()).doesNotContain("Müller");
        assertThat(set.getInt(Tag.Rows)).hasValue(512);
        assertThat(set.getString(Tag.Rows)).contains("512");
        assertThat(set.getInt(Tag.InstanceNumber)).hasValue(7);
        assertThat(set.getDoubles(Tag.PixelSpacing)).containsExactly(0.25, 0.33333333333333);
        assertThat(set.getDouble(Tag.RecommendedDisplayFrameRateInFloat)).hasValue(12.5);
        assertThat(set.getInts(Tag.FrameIncrementPointer)).containsExactly(Tag.FrameTime);
        assertThat(set.getStrings(Tag.ImageType)).containsExactly("DERIVED", "", "AI");
        assertThat(set.getStrings(Tag.TextValue)).containsExactly("a\\b");
        assertThat(set.elements()).extracting(Element::tag).isSortedAccordingTo(Integer::compareUnsigned);
        assertThat(set.toString() + set.elements()).doesNotContain("ller").doesNotContain("512");
    }

    @Test
    void refusesNumbersAndLettersThatHaveNoForm() {
        DataSet set = new DataSet();
        assertThatThrownBy(() -> set.setInt(Tag.Rows, 70_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set.setDouble(Tag.KVP, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set.setString(Tag.PatientName, "Müller")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set.setString(Tag.PixelData, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1, 1", "-100000, -100000", "0.3333333333333333, 0.33333333333333",
        "-1.2345678901234567E-200, -1.23456789E-200", "123456789012345.678, 123456789012346"})
    void writesDecimalStringsInSixteenCharacters(double value, String expected) {
        DataSet set = new DataSet().setDouble(Tag.SliceThickness, value);
        String text = set.getString(Tag.SliceThickness).orElseThrow();
        assertThat(text).isEqualTo(expected);
        assertThat(text).hasSizeLessThanOrEqualTo(16);
        assertThat(Double.parseDouble(text)).isCloseTo(value, Percentage.withPercentage(1e-4));
    }

    @Test
    void carriesAttributesOverByteForByteWithTheirCharacterSet() throws IOException {
        DataSet source = dataSet("", "ISO 2022 IR 87");
        source.setString(Tag.PatientName, "Yamada^Tarou=山田^太郎");
        source.setString(Tag.PatientID, "4711");
        source.setString(Tag.StudyDescription, "胸部");
        DataSet read = Encoded.read(Encoded.write(source, EXPLICIT), EXPLICIT);

        DataSet result = read.copyOf(Tag.PatientName, Tag.StudyDescription, Tag.AccessionNumber);

        assertThat(result.size()).isEqualTo(3);
        assertThat(result.getStrings(Tag.SpecificCharacterSet)).containsExactly("", "ISO 2022 IR 87");
        assertThat(result.getBytes(Tag.PatientName)).contains(source.getBytes(Tag.PatientName).orElseThrow());
        assertThat(result.getString(Tag.StudyDescription)).contains("胸部");
    }

    @Test
    void carriesTheCharacterSetOutOfAnItemThatInheritsIt() {
        DataSet source = dataSet("ISO_IR 192");
        source.newItem(Tag.ReferencedPatientSequence).setString(Tag.PatientName, "Łukasz");

        DataSet copy = source.getItem(Tag.ReferencedPatientSequence).orElseThrow().copyOf(Tag.PatientName);

        assertThat(copy.getString(Tag.PatientName)).contains("Łukasz");
    }

    @Test
    void encodesTextsAnewWhereTheCharacterSetsDiffer() {
        DataSet source = dataSet("ISO_IR 100");
        source.setString(Tag.PatientName, "Müller");
        source.newItem(Tag.ReferencedPatientSequence).setString(Tag.PatientName, "Käthe");
        DataSet target = dataSet("ISO_IR 192");

        target.copyFrom(source, Tag.PatientName, Tag.ReferencedPatientSequence);

        assertThat(target.getString(Tag.PatientName)).contains("Müller");
        assertThat(target.getBytes(Tag.PatientName).orElseThrow()).hasSize(8);
        assertThat(target.getItem(Tag.ReferencedPatientSequence).orElseThrow().getString(Tag.PatientName))
                .contains("Käthe");
    }

    @Test
    void keepsTextsWhenTheCharacterSetIsChanged() {
        DataSet set = dataSet("ISO_IR 100");
        set.setString(Tag.PatientName, "Müller");
        set.newItem(Tag.ReferencedPatientSequence).setString(Tag.PatientName, "Käthe");

        set.setCharacterSet(CharacterSet.UTF_8);

        assertThat(set.getString(Tag.PatientName)).contains("Müller");
        assertThat(set.getItem(Tag.ReferencedPatientSequence).orElseThrow().getString(Tag.PatientName))
                .contains("Käthe");
        assertThat(set.getString(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
    }

    @Test
    void copiesAreIndependent() {
        DataSet set = new DataSet();
        set.newItem(Tag.ContentSequence).setString(Tag.PatientID, "1");

        DataSet copy = set.copy();
        copy.getItem(Tag.ContentSequence).orElseThrow().setString(Tag.PatientID, "2");

        assertThat(set.getItem(Tag.ContentSequence).orElseThrow().getString(Tag.PatientID)).contains("1");
    }

    @Test
    void copiesAnItemThatBelongsToAnotherDataSet() {
        DataSet one = dataSet("ISO_IR 100");
        one.newItem(Tag.ContentSequence).setString(Tag.PatientName, "Jörg");
        DataSet other = dataSet("ISO_IR 192");

        other.setSequence(Tag.ContentSequence, one.getSequence(Tag.ContentSequence));

        assertThat(other.getItem(Tag.ContentSequence).orElseThrow().getString(Tag.PatientName)).contains("Jörg");
        assertThat(one.getItem(Tag.ContentSequence).orElseThrow().getString(Tag.PatientName)).contains("Jörg");
    }

    @Test
    void knowsTheSignOfPixelsWhereTheEncodingSaysNoVr() throws IOException {
        DataSet set = new DataSet();
        set.setInt(Tag.PixelRepresentation, 1);
        set.setInt(Tag.SmallestImagePixelValue, -5);
        set.newItem(Tag.ContentSequence).setInt(Tag.LargestImagePixelValue, -1);

        DataSet read = Encoded.read(Encoded.write(set, IMPLICIT), IMPLICIT);

        assertThat(read.getInt(Tag.SmallestImagePixelValue)).hasValue(-5);
        assertThat(read.getItem(Tag.ContentSequence).orElseThrow().getInt(Tag.LargestImagePixelValue)).hasValue(-1);
    }

    @Test
    void knowsPrivateElementsOfKnownVendorsWhereTheEncodingSaysNoVr() throws IOException {
        DataSet set = new DataSet();
        set.set(0x00190010, VR.LO, "GEMS_ACQU_01");
        set.setLong(0x00191002, VR.SL, -912);
        set.setBytes(0x00191100, VR.UN, new byte[] {1, 2});

        DataSet read = Encoded.read(Encoded.write(set, IMPLICIT), IMPLICIT);

        assertThat(read.get(0x00191002).orElseThrow().vr()).isEqualTo(VR.SL);
        assertThat(read.getInt(0x00191002)).hasValue(-912);
        assertThat(read.privateCreator(0x00191002)).contains("GEMS_ACQU_01");
        assertThat(read.get(0x00191100).orElseThrow().vr()).isEqualTo(VR.UN);
    }

    @Test
    void readsUnknownElementsByTheDictionary() {
        DataSet set = new DataSet();
        set.setBytes(Tag.Rows, VR.UN, new byte[] {0, 2});
        set.setBytes(Tag.PatientID, VR.UN, "4711".getBytes(StandardCharsets.US_ASCII));

        assertThat(set.getInt(Tag.Rows)).hasValue(512);
        assertThat(set.getString(Tag.PatientID)).contains("4711");
    }

    @Test
    void changesNothingOfAnElementThatIsTooLongToBeHonest() {
        DataSet set = new DataSet();
        set.setBytes(Tag.ImageType, VR.CS, "\\".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII));
        assertThat(set.getStrings(Tag.ImageType)).isEmpty();
        assertThat(set.getBytes(Tag.ImageType).orElseThrow()).hasSize(1 << 19);
    }
}
