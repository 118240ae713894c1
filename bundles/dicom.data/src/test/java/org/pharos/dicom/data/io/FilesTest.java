package org.pharos.dicom.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.Encoded;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.charset.CharacterSet;
import org.pharos.dicom.data.Value;

class FilesTest {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

    @TempDir
    private Path folder;

    private final DataSet image = new DataSet();

    @BeforeEach
    void image() {
        image.setString(Tag.SOPClassUID, Uids.CTImageStorage);
        image.setString(Tag.SOPInstanceUID, "1.2.3");
        image.setInt(Tag.Rows, 256);
        image.setBytes(Tag.PixelData, VR.OW, new byte[100_000]);
    }

    private Path file(TransferSyntax syntax) throws IOException {
        Path file = folder.resolve("image.dcm");
        DicomWriter.writeFile(file, FileMeta.of(image, syntax).withSourceAeTitle("CT1"), image);
        return file;
    }

    @Test
    void writesFilesThatSayWhatTheyAre() throws IOException {
        Path file = file(EXPLICIT);
        try (DicomReader reader = DicomReader.openFile(file)) {
            assertThat(reader.meta().transferSyntax()).isEqualTo(EXPLICIT);
            assertThat(reader.meta().sopClassUid()).contains(Uids.CTImageStorage);
            assertThat(reader.meta().sopInstanceUid()).contains("1.2.3");
            assertThat(reader.meta().sourceAeTitle()).contains("CT1");
            long length = reader.meta().elements().getLong(Tag.FileMetaInformationGroupLength).orElseThrow();
            assertThat(reader.dataSetOffset()).isEqualTo(132 + 12 + length);
        }
        assertThat(Files.readAllBytes(file)).startsWith(new byte[128]);
    }

    @Test
    void stopsBeforeThePixelDataWhenAsked() throws IOException {
        ReadOptions options = ReadOptions.DEFAULT.withStopBefore(Tag.PixelData);
        DataSet read = DicomReader.readFile(file(EXPLICIT), options).dataSet();
        assertThat(read.contains(Tag.PixelData)).isFalse();
        assertThat(read.getInt(Tag.Rows)).hasValue(256);
    }

    @Test
    void leavesLargeValuesOnDiskAndWritesThemFromThere() throws IOException {
        byte[] pixels = image.getBytes(Tag.PixelData).orElseThrow();
        pixels[1] = 7;
        Path file = file(TransferSyntax.EXPLICIT_BIG_ENDIAN);
        ReadOptions options = ReadOptions.DEFAULT
                .withLimits(Limits.DEFAULT.withMemoryBytesMax(10_000)).withValuesOnDiskAbove(1_000);

        DataSet read = DicomReader.readFile(file, options).dataSet();

        assertThat(read.get(Tag.PixelData).orElseThrow().value()).isInstanceOf(Value.OnDisk.class);
        assertThat(Encoded.write(read, EXPLICIT)).isEqualTo(Encoded.write(image, EXPLICIT));
        assertThat(read.getBytes(Tag.PixelData).orElseThrow()).hasSize(100_000).startsWith(7, 0);
    }

    @Test
    void loadsLargeValuesOfDeflatedFilesSinceTheyAreNowhereOnDisk() throws IOException {
        Path file = file(TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN);
        DataSet read = DicomReader.readFile(file, ReadOptions.DEFAULT.withValuesOnDiskAbove(1_000)).dataSet();
        assertThat(Files.size(file) % 2).isZero();
        assertThat(read.get(Tag.PixelData).orElseThrow().value()).isInstanceOf(Value.Bytes.class);
    }

    @Test
    void writesPixelDataFromAStream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DicomWriter writer = DicomWriter.ofDataSet(out, TransferSyntax.JPEG_BASELINE)) {
            writer.write(Element.of(Tag.Rows, VR.US, new byte[] {0, 1}));
            writer.startFragments(Tag.PixelData, VR.OB);
            writer.fragment(new ByteArrayInputStream(new byte[0]), 0);
            writer.fragment(new ByteArrayInputStream("odd".getBytes(StandardCharsets.US_ASCII)), 3);
            writer.endFragments();
        }
        DataSet read = Encoded.read(out.toByteArray(), TransferSyntax.JPEG_BASELINE);
        Value.Fragments fragments = (Value.Fragments) read.get(Tag.PixelData).orElseThrow().value();
        assertThat(fragments.parts()).extracting(Value.Leaf::length).isEqualTo(List.of(0L, 4L));
    }

    @Test
    void failsWhenAStreamedValueIsShorterThanAnnounced() {
        DicomWriter writer = DicomWriter.ofDataSet(new ByteArrayOutputStream(), EXPLICIT);
        assertThatThrownBy(() -> writer.write(Tag.PixelData, VR.OW, new ByteArrayInputStream(new byte[10]), 12))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> writer.write(Tag.PixelData, VR.OW, new ByteArrayInputStream(new byte[10]), 11))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void padsOddValuesAndWritesLongTextsAsUnknown() throws IOException {
        DataSet set = new DataSet();
        set.setBytes(Tag.PatientID, VR.LO, "odd".getBytes(StandardCharsets.US_ASCII));
        set.setBytes(Tag.SOPInstanceUID, VR.UI, "1.2".getBytes(StandardCharsets.US_ASCII));
        set.setString(Tag.AdditionalPatientHistory, "x".repeat(70_000));

        DataSet read = Encoded.read(Encoded.write(set, EXPLICIT), EXPLICIT);

        assertThat(read.getBytes(Tag.PatientID).orElseThrow()).isEqualTo("odd ".getBytes(StandardCharsets.US_ASCII));
        assertThat(read.getBytes(Tag.SOPInstanceUID).orElseThrow()).endsWith(0);
        assertThat(read.get(Tag.AdditionalPatientHistory).orElseThrow().vr()).isEqualTo(VR.UN);
        assertThat(read.getString(Tag.AdditionalPatientHistory).orElseThrow()).hasSize(70_000);
    }

    @Test
    void seesASequenceThatWasPassedOnAsUnknownAndWritesItBackAsItCame() throws IOException {
        DataSet inside = new DataSet();
        inside.newItem(Tag.ReferencedStudySequence).setString(Tag.ReferencedSOPInstanceUID, "1.2.3");
        byte[] implicit = Encoded.write(inside, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        byte[] value = Arrays.copyOfRange(implicit, 8, implicit.length - 8);
        byte[] bytes = new Encoded().header(Tag.ReferencedStudySequence, "UN", value.length)
                .text(new String(value, StandardCharsets.ISO_8859_1)).bytes();

        DataSet read = Encoded.read(bytes, EXPLICIT);

        assertThat(read.getItem(Tag.ReferencedStudySequence).orElseThrow().getString(Tag.ReferencedSOPInstanceUID))
                .contains("1.2.3");
        assertThat(Encoded.write(read, EXPLICIT)).isEqualTo(bytes);
    }

    @Test
    void readsTextsOfASequencePassedOnAsUnknownInTheCharacterSetAroundIt() throws IOException {
        DataSet inside = new DataSet();
        inside.setCharacterSet(CharacterSet.UTF_8);
        inside.newItem(Tag.ReferencedStudySequence).setString(Tag.StudyDescription, "頭部");
        byte[] implicit = Encoded.write(inside, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        byte[] value = Arrays.copyOfRange(implicit, 18 + 8, implicit.length - 8);
        byte[] bytes = new Encoded().tag(Tag.SpecificCharacterSet).text("CS").u16(10).text("ISO_IR 192")
                .header(Tag.ReferencedStudySequence, "UN", value.length)
                .text(new String(value, StandardCharsets.ISO_8859_1)).bytes();

        DataSet read = Encoded.read(bytes, EXPLICIT);

        assertThat(read.getItem(Tag.ReferencedStudySequence).orElseThrow().getString(Tag.StudyDescription))
                .contains("頭部");
        assertThat(Encoded.write(read, EXPLICIT)).isEqualTo(bytes);
    }

    @Test
    void refusesCommandsInsideADataSetButReadsThemAlone() throws IOException {
        DataSet command = new DataSet().setInt(Tag.CommandField, 1);
        byte[] bytes = Encoded.write(command, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);

        DicomFormatException refused = catchThrowableOfType(DicomFormatException.class,
                () -> new DataSetScanner(Limits.DEFAULT)
                        .scan(new ByteArrayInputStream(bytes), TransferSyntax.IMPLICIT_LITTLE_ENDIAN));

        assertThat(refused.path()).isEqualTo("(0000,0100)");
        assertThat(Encoded.read(bytes, TransferSyntax.IMPLICIT_LITTLE_ENDIAN).getInt(Tag.CommandField)).hasValue(1);
    }

    @Test
    void refusesAnAttributeThatOccursTwiceWithTwoValues() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Encoded.write(new DataSet().setString(Tag.PatientID, "1"), EXPLICIT));
        bytes.write(Encoded.write(new DataSet().setString(Tag.PatientID, "2"), EXPLICIT));

        assertThatThrownBy(() -> new DataSetScanner(Limits.DEFAULT, Tag.PatientID)
                .scan(new ByteArrayInputStream(bytes.toByteArray()), EXPLICIT))
                .isInstanceOf(DicomFormatException.class).hasMessageContaining("a second time");
    }

    @Test
    void scansToTheEndOfTheStreamSoThatACopyIsComplete() throws IOException {
        byte[] packed = Encoded.write(image, TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN);
        byte[] padded = Arrays.copyOf(packed, packed.length + 300_000);
        ByteArrayInputStream stream = new ByteArrayInputStream(padded);

        DataSetScanner.Result result = new DataSetScanner(Limits.DEFAULT, Tag.Rows)
                .scan(stream, TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN);

        assertThat(stream.available()).isZero();
        assertThat(result.bytes()).isEqualTo(padded.length);
        assertThat(result.attributes().getInt(Tag.Rows)).hasValue(256);
        assertThat(result.elements()).isEqualTo(4);
    }

    @Test
    void readsFilesWithoutMetaInformationOnlyWhenAllowedToGuess() throws IOException {
        Path bare = Files.write(folder.resolve("bare"), Encoded.write(image, TransferSyntax.EXPLICIT_BIG_ENDIAN));

        DicomFormatException refused =
                catchThrowableOfType(DicomFormatException.class, () -> DicomReader.readFile(bare));

        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(DicomReader.readFile(bare, ReadOptions.DEFAULT.withGuessedEncoding()).dataSet().getInt(Tag.Rows))
                .hasValue(256);
    }
}
