package org.pharos.dicom.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.PersonName;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.charset.CharacterSet;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.dicom.data.io.ReadOptions;

class JsonModelTest {

    @TempDir
    private Path folder;

    private static DataSet read(String json) throws IOException {
        return JsonModelReader.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT);
    }

    private static String write(DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonModelWriter.write(dataSet, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "7", "null", "\"x\"", "{}{}", "{\"00100010\":{}}", "{\"00100010\":{\"vr\":\"XX\"}}",
        "{\"00100010\":{\"vr\":7}}", "{\"PatientName\":{\"vr\":\"PN\"}}", "{\"0010001\":{\"vr\":\"PN\"}}",
        "{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"Doe^J\"]}}",
        "{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A=B\"}]}}",
        "{\"00100010\":{\"vr\":\"PN\",\"Value\":{}}}", "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"a\\\\b\"]}}",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[7]}}", "{\"00100020\":{\"vr\":\"LO\",\"InlineBinary\":\"AAAA\"}}",
        "{\"00100020\":{\"vr\":\"LO\"},\"00100020\":{\"vr\":\"LO\"}}",
        "{\"0010002A\":{\"vr\":\"LO\"},\"0010002a\":{\"vr\":\"LO\"}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}}", "{\"00280010\":{\"vr\":\"US\",\"Value\":[-1]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}}", "{\"00280010\":{\"vr\":\"US\",\"Value\":[null]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e999999999]}}", "{\"00280010\":{\"vr\":\"US\",\"Value\":[true]}}",
        "{\"7FE00010\":{\"vr\":\"OW\",\"Value\":[1,2]}}", "{\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":\"?\"}}",
        "{\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":\"AA==\",\"BulkDataURI\":\"x\"}}",
        "{\"FFFEE00D\":{\"vr\":\"UN\"}}", "{\"0040A730\":{\"vr\":\"SQ\",\"Value\":[7]}}",
        "{\"00104000\":{\"vr\":\"LT\",\"Value\":[\"a\",\"b\"]}}", "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\\q\"]}}",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\\ud800\"]}}", "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\t\"]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[01]}}", "{\"00280010\":{\"vr\":\"US\",\"Value\":[1,]}}", "{,}",
        "{\"00080005\":7}", "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"x\"],\"InlineBinary\":\"\"}}", "{\"a\":nul}"
    })
    void refusesWhatIsNotTheModel(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(DicomFormatException.class,
                e -> assertThat(e.reason()).isIn(Reason.MALFORMED, Reason.CUT_OFF));
    }

    @Test
    void saysWhereAndWhy() {
        assertThatThrownBy(() -> read("""
                {"0040A730":{"vr":"SQ","Value":[{},{"00280010":{"vr":"US","Value":["many"]}}]}}"""))
                .hasMessage("(0040,A730)[2]/(0028,0010): a value that VR US does not hold");
    }

    @Test
    void everyCutOfATextIsRefused() throws IOException {
        String json = write(sample());
        for (int length = 0; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(DicomFormatException.class);
        }
    }

    @Test
    void answersDamageWithARefusalOrADataSetAndNothingElse() throws IOException {
        byte[] json = write(sample()).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = json.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                write(JsonModelReader.read(new ByteArrayInputStream(damaged), Limits.DEFAULT));
            } catch (DicomFormatException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"65, 0040A730", "100000, 0040A730"})
    void refusesNestingBeyondTheLimit(int depth, String tag) {
        String open = IntStream.range(0, depth).mapToObj(i -> "{\"" + tag + "\":{\"vr\":\"SQ\",\"Value\":[")
                .collect(Collectors.joining());
        String json = open + "{}" + "]}}".repeat(depth);
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(DicomFormatException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.OVER_LIMIT));
    }

    @Test
    void takesNestingUpToTheLimit() throws IOException {
        String json = "{\"0040A730\":{\"vr\":\"SQ\",\"Value\":[".repeat(64) + "{}" + "]}}".repeat(64);
        assertThat(write(read(json))).isEqualTo(json);
    }

    @Test
    void refusesATextThatNeedsMoreThanItsShareOfMemory() {
        String many = "{\"00280010\":{\"vr\":\"US\",\"Value\":[" + "1,".repeat(100_000) + "1]}}";
        assertThatThrownBy(() -> JsonModelReader.read(new ByteArrayInputStream(many.getBytes(StandardCharsets.UTF_8)),
                Limits.DEFAULT.withMemoryBytesMax(1 << 20)))
                .isInstanceOfSatisfying(DicomFormatException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.OVER_LIMIT));
    }

    @Test
    void refusesBulkDataElsewhereUnlessSomebodyFetchesIt() throws IOException {
        String json = "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"frames/1\"}}";
        assertThatThrownBy(() -> read(json)).hasMessageStartingWith("(7FE0,0010): its value is elsewhere");
        DataSet fetched = JsonModelReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                Limits.DEFAULT, uri -> uri.getBytes(StandardCharsets.US_ASCII));
        assertThat(fetched.getBytes(Tag.PixelData).orElseThrow()).asString().isEqualTo("frames/1");
    }

    @Test
    void writesWhatTheStandardShows() throws IOException {
        DataSet dataSet = new DataSet();
        dataSet.setCharacterSet(CharacterSet.of(List.of("", "ISO 2022 IR 87")));
        dataSet.setPersonName(Tag.PatientName, new PersonName("Yamada^Tarou", "山田^太郎", ""));
        dataSet.set(Tag.PixelSpacing, VR.DS, "+0.50", ".25");
        dataSet.set(Tag.ImageType, VR.CS, "ORIGINAL", "", "AXIAL");
        dataSet.setInt(Tag.Rows, 512);
        dataSet.setString(Tag.FrameIncrementPointer, "00181063");
        dataSet.setLong(Tag.SelectorUVValue, VR.UV, -1L);
        dataSet.setDouble(Tag.RecommendedDisplayFrameRateInFloat, Double.NaN, Double.NEGATIVE_INFINITY, 1e10);
        dataSet.setString(Tag.PatientID);
        dataSet.newItem(Tag.ReferencedStudySequence);
        dataSet.setBytes(0x00091001, VR.UN, new byte[] {1, 2, 3});
        dataSet.setLong(0x00090000, VR.UL, 12);
        assertThat(write(dataSet)).isEqualTo("{"
                + "\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                + "\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"AXIAL\"]},"
                + "\"00081110\":{\"vr\":\"SQ\",\"Value\":[{}]},"
                + "\"00089459\":{\"vr\":\"FL\",\"Value\":[\"NaN\",\"-inf\",1.0E10]},"
                + "\"00091001\":{\"vr\":\"UN\",\"InlineBinary\":\"AQID\"},"
                + "\"00100010\":{\"vr\":\"PN\","
                + "\"Value\":[{\"Alphabetic\":\"Yamada^Tarou\",\"Ideographic\":\"山田^太郎\"}]},"
                + "\"00100020\":{\"vr\":\"LO\"},"
                + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                + "\"00280010\":{\"vr\":\"US\",\"Value\":[512]},"
                + "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.50,0.25]},"
                + "\"00720083\":{\"vr\":\"UV\",\"Value\":[\"18446744073709551615\"]}}");
    }

    @Test
    void readsBackWhatItWrites() throws IOException {
        String json = write(sample());
        assertThat(write(read(json))).isEqualTo(json);
    }

    @Test
    void leavesWhatIsLargeWhereItIs() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonModelWriter.write(sample(), out, (path, element) -> element.vr() == VR.OB
                ? Optional.of("bulk/" + path) : Optional.empty());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":\"bulk/7FE00010\"}")
                .contains("\"00420011\":{\"vr\":\"OB\",\"BulkDataURI\":\"bulk/0040A730/1/00420011\"}");
    }

    @Test
    void keepsFragmentsApartAndBigEndianWordsInLittleEndian() throws IOException {
        DataSet fragments = read(write(sample()));
        assertThat(fragments.get(Tag.PixelData).orElseThrow().value()).hasToString("3 fragments");
        DataSet words = new DataSet().setBytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4});
        Path file = folder.resolve("big.dcm");
        DicomWriter.writeFile(file, FileMeta.of(words, TransferSyntax.EXPLICIT_BIG_ENDIAN), words);
        DataSet onDisk = DicomReader.readFile(file, ReadOptions.DEFAULT.withValuesOnDiskAbove(2)).dataSet();
        assertThat(write(onDisk)).isEqualTo(write(words));
    }

    private static DataSet sample() {
        DataSet dataSet = new DataSet();
        dataSet.setCharacterSet(CharacterSet.UTF_8);
        dataSet.setString(Tag.PatientName, "Müller^\"Ä\"=王=\uD83D\uDE00", "");
        dataSet.set(Tag.PatientComments, VR.LT, "two\r\nlines \\ and a backslash");
        dataSet.setDouble(Tag.SliceThickness, 0.1);
        dataSet.setLong(Tag.SelectorSVValue, VR.SV, Long.MIN_VALUE, 1);
        DataSet item = dataSet.newItem(Tag.ContentSequence);
        item.setString(Tag.TextValue, "hervé");
        item.setBytes(Tag.EncapsulatedDocument, VR.OB, new byte[] {1, 2, 3, 4});
        item.newItem(Tag.ConceptNameCodeSequence).setString(Tag.CodeValue, "121071");
        dataSet.setFragments(Tag.PixelData, List.of(new byte[0], new byte[] {1, 2}, new byte[] {3, 4, 5, 6}));
        return dataSet;
    }
}
