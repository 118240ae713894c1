package org.pharos.gateway.worker.prepare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;

/**
 * A simulated film in one of the many forms in which pixels may be stored. Bits above Bits Stored hold rubbish, as old
 * overlays do.
 */
record OddFilm(String name, int rows, int columns, String photometric, int bitsAllocated, int bitsStored,
        boolean signed, String slope, String intercept) {

    private static final List<OddFilm> ALL = List.of(
            new OddFilm("odd", 301, 173, "MONOCHROME2", 16, 12, false, "1", "0"),
            new OddFilm("inverse", 200, 400, "MONOCHROME1", 16, 12, false, "1", "0"),
            new OddFilm("rescaled", 129, 127, "MONOCHROME2", 16, 12, false, "-0.37", "1024.5"),
            new OddFilm("small", 40, 50, "MONOCHROME1", 16, 12, false, "2", "-7"),
            new OddFilm("large", 1500, 1300, "MONOCHROME2", 16, 12, false, "1", "0"),
            new OddFilm("one-row", 1, 200, "MONOCHROME2", 16, 12, false, "1", "0"),
            new OddFilm("eight-bits", 211, 307, "MONOCHROME1", 8, 8, false, "1", "0"),
            new OddFilm("seven-of-eight", 150, 131, "MONOCHROME2", 8, 7, false, "1", "0"),
            new OddFilm("ten-bits", 222, 333, "MONOCHROME1", 16, 10, false, "1", "0"),
            new OddFilm("sixteen-bits", 257, 129, "MONOCHROME2", 16, 16, false, "1", "0"),
            new OddFilm("signed-eight", 130, 128, "MONOCHROME2", 8, 8, true, "1", "0"),
            new OddFilm("signed-twelve", 190, 140, "MONOCHROME1", 16, 12, true, "1", "-1024"),
            new OddFilm("signed-sixteen", 128, 128, "MONOCHROME2", 16, 16, true, "0.5", "3"));

    /** Each written into the folder, and one more with a Modality LUT in place of slope and intercept. */
    static List<Path> all(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (OddFilm film : ALL) {
            files.add(written(folder, film.name, film.dataSet()));
        }
        DataSet looked = new OddFilm("looked-up", 133, 144, "MONOCHROME2", 16, 10, false, "3", "5").dataSet();
        files.add(written(folder, "looked-up", looked.setSequence(Tag.ModalityLUTSequence, List.of(table()))));
        return files;
    }

    private static Path written(Path folder, String name, DataSet dataSet) throws IOException {
        Path file = folder.resolve(name + ".dcm");
        DicomWriter.writeFile(file, FileMeta.of(dataSet, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), dataSet);
        return file;
    }

    private DataSet dataSet() {
        return new DataSet()
                .setString(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.1").setString(Tag.SOPInstanceUID, "2.25.1")
                .setInt(Tag.SamplesPerPixel, 1).setString(Tag.PhotometricInterpretation, photometric)
                .setInt(Tag.Rows, rows).setInt(Tag.Columns, columns)
                .setInt(Tag.BitsAllocated, bitsAllocated).setInt(Tag.BitsStored, bitsStored)
                .setInt(Tag.HighBit, bitsStored - 1).setInt(Tag.PixelRepresentation, signed ? 1 : 0)
                .setString(Tag.RescaleSlope, slope).setString(Tag.RescaleIntercept, intercept)
                .setBytes(Tag.PixelData, bitsAllocated == 8 ? VR.OB : VR.OW, pixels());
    }

    private byte[] pixels() {
        Random random = new Random(name.hashCode());
        int bytes = bitsAllocated / Byte.SIZE;
        ByteBuffer pixels = ByteBuffer.allocate((rows * columns * bytes + 1) / 2 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows * columns; i++) {
            double shade = 0.6 * (i % columns) / columns + 0.4 * random.nextDouble();
            int value = (int) (shade * (1 << bitsStored)) - (signed ? 1 << bitsStored - 1 : 0);
            int stored = value & (1 << bitsStored) - 1 | random.nextInt() << bitsStored;
            if (bytes == 1) {
                pixels.put((byte) stored);
            } else {
                pixels.putShort((short) stored);
            }
        }
        return pixels.array();
    }

    /** A curve from 100 on: what lies below counts as the first entry, what lies above as the last. */
    private static DataSet table() {
        int entries = 700;
        ByteBuffer data = ByteBuffer.allocate(entries * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < entries; i++) {
            data.putShort((short) (40_000 - i * i / 16));
        }
        ByteBuffer descriptor = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) entries).putShort((short) 100).putShort((short) 16);
        return new DataSet().setBytes(Tag.LUTDescriptor, VR.US, descriptor.array())
                .setString(Tag.ModalityLUTType, "US").setBytes(Tag.LUTData, VR.OW, data.array());
    }
}
