package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.StoredInstance;

/** Simulated films in files, as the spool would hold them. */
final class Films {

    private static final String COMPUTED_RADIOGRAPHY = "1.2.840.10008.5.1.4.1.1.1";

    private Films() {}

    /** A film of random grey values. @param study number of the study it belongs to */
    static StoredInstance film(Path folder, int study, int rows, int columns) throws IOException {
        return store(folder, study, dataSet(study, rows, columns, "MONOCHROME2"),
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }

    /** A film whose header names a transfer syntax nobody decodes here. */
    static StoredInstance undecodable(Path folder) throws IOException {
        DataSet dataSet = dataSet(1, 8, 8, "MONOCHROME2");
        dataSet.setFragments(Tag.PixelData, List.of(new byte[0], new byte[] {1, 2}));
        return store(folder, 1, dataSet, TransferSyntax.JPEG_2000_LOSSLESS);
    }

    static DataSet dataSet(int study, int rows, int columns, String photometric) {
        Random random = new Random(study);
        byte[] pixels = new byte[rows * columns * 2];
        for (int i = 0; i < rows * columns; i++) {
            int value = (i % columns * 3000 / columns + random.nextInt(500)) & 0xFFF;
            pixels[2 * i] = (byte) value;
            pixels[2 * i + 1] = (byte) (value >> 8);
        }
        return new DataSet()
                .setString(Tag.SOPClassUID, COMPUTED_RADIOGRAPHY).setString(Tag.SOPInstanceUID, "2.25.1" + study)
                .setString(Tag.StudyInstanceUID, "2.25.2" + study).setString(Tag.SeriesInstanceUID, "2.25.3" + study)
                .setInt(Tag.SamplesPerPixel, 1).setString(Tag.PhotometricInterpretation, photometric)
                .setInt(Tag.Rows, rows).setInt(Tag.Columns, columns)
                .setInt(Tag.BitsAllocated, 16).setInt(Tag.BitsStored, 12).setInt(Tag.HighBit, 11)
                .setInt(Tag.PixelRepresentation, 0).setBytes(Tag.PixelData, VR.OW, pixels);
    }

    private static StoredInstance store(Path folder, int study, DataSet dataSet, TransferSyntax syntax)
            throws IOException {
        Path file = folder.resolve("film-" + study + ".dcm");
        DicomWriter.writeFile(file, FileMeta.of(dataSet, syntax), dataSet);
        try {
            return new StoredInstance(InstanceHeader.of(dataSet), null, syntax.uid(), file, 0, 1, "");
        } catch (IncompleteIdentityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Set<String> outputs() {
        return Set.of("logits", "scores");
    }
}
