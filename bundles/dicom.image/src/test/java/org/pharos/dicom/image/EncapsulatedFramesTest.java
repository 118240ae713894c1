package org.pharos.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;

/** Two frames of JPEG, one dark and one bright, cut into fragments in every way the standard allows. */
class EncapsulatedFramesTest {

    private static final byte[] NO_TABLE = {};

    @TempDir
    private Path folder;
    private final byte[] dark = jpeg(10);
    private final byte[] bright = jpeg(200);

    private static byte[] jpeg(int grey) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        int[] row = new int[16];
        Arrays.fill(row, grey);
        for (int y = 0; y < 16; y++) {
            image.getRaster().setPixels(0, y, 16, 1, row);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.size() % 2 == 0 ? bytes.toByteArray() : Arrays.copyOf(bytes.toByteArray(), bytes.size() + 1);
    }

    private DicomImage image(int frames, DataSet more, byte[]... parts) throws Exception {
        DataSet dataSet = new DataSet().copyFrom(more, Tag.ExtendedOffsetTable);
        dataSet.setInt(Tag.Rows, 16).setInt(Tag.Columns, 16).setInt(Tag.SamplesPerPixel, 1);
        dataSet.setInt(Tag.BitsAllocated, 8).setInt(Tag.BitsStored, 8).setInt(Tag.HighBit, 7);
        dataSet.setInt(Tag.NumberOfFrames, frames).setString(Tag.PhotometricInterpretation, "MONOCHROME2");
        dataSet.setFragments(Tag.PixelData, List.of(parts));
        Path file = folder.resolve("image.dcm");
        DicomWriter.writeFile(file, FileMeta.of(dataSet, TransferSyntax.JPEG_BASELINE), dataSet);
        return DicomImage.open(file);
    }

    private static byte[] part(byte[] whole, int number, int of) {
        int size = whole.length / of / 2 * 2;
        return Arrays.copyOfRange(whole, number * size, number == of - 1 ? whole.length : (number + 1) * size);
    }

    private static void assertDarkThenBright(DicomImage image) throws UndecodableImageException {
        assertThat(image.frame(0).sample(0)).isBetween(8, 12);
        assertThat(image.frame(1).sample(0)).isBetween(198, 202);
    }

    @Test
    void refusesFragmentsNothingAssignsToFrames() throws Exception {
        DicomImage image = image(3, new DataSet(), NO_TABLE, dark, part(bright, 0, 2), part(bright, 1, 2), new byte[2]);
        assertThatThrownBy(() -> image.frame(1)).isInstanceOf(UndecodableImageException.class)
                .hasMessage("nothing says which of 4 fragments belong to which of 3 frames");
    }

    @Test
    void refusesATableThatPointsBetweenFragments() throws Exception {
        byte[] table = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putInt(7).array();
        DicomImage image = image(2, new DataSet(), table, dark, bright);
        assertThatThrownBy(() -> image.frame(1)).hasMessage("the offset table does not point at fragments");
    }

    @Test
    void refusesAFrameThatIsNotThere() throws Exception {
        DicomImage image = image(2, new DataSet(), NO_TABLE, dark, bright);
        assertThatThrownBy(() -> image.frame(2)).hasMessage("the image has 2 frames");
        assertThatThrownBy(() -> image(1, new DataSet(), NO_TABLE).frame(0))
                .hasMessage("the pixel data has no fragments");
    }

    @Test
    void takesOneFragmentForOneFrame() throws Exception {
        assertDarkThenBright(image(2, new DataSet(), NO_TABLE, dark, bright));
    }

    @Test
    void findsWhereAJpegFrameBeginsWithoutATable() throws Exception {
        assertDarkThenBright(image(2, new DataSet(), NO_TABLE, part(dark, 0, 3), part(dark, 1, 3), part(dark, 2, 3),
                part(bright, 0, 2), part(bright, 1, 2)));
    }

    @Test
    void followsTheBasicAndTheExtendedOffsetTable() throws Exception {
        int second = 2 * 8 + dark.length;
        byte[] basic = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putInt(second).array();
        byte[][] parts = {part(dark, 0, 2), part(dark, 1, 2), bright};
        assertDarkThenBright(image(2, new DataSet(), basic, parts[0], parts[1], parts[2]));
        byte[] extended = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(0).putLong(second).array();
        DataSet more = new DataSet().setBytes(Tag.ExtendedOffsetTable, VR.OV, extended);
        assertDarkThenBright(image(2, more, NO_TABLE, parts[0], parts[1], parts[2]));
    }

    @Test
    void putsTheFragmentsOfASingleFrameTogether() throws Exception {
        DicomImage image = image(1, new DataSet(), NO_TABLE,
                part(bright, 0, 3), part(bright, 1, 3), part(bright, 2, 3));
        assertThat(image.frame(0).sample(255)).isBetween(198, 202);
    }
}
