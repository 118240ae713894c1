package org.pharos.dicom.net.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;

/** CT images made up on the spot, of one study. */
final class TestObjects {

    private static final int SIDE = 256;

    private TestObjects() {}

    /** A file per object, numbered from 1. */
    static List<Path> write(Path folder, int count, TransferSyntax syntax) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Path file = folder.resolve(syntax.uid() + "-" + number + ".dcm");
            String instance = "1.2.826.0.1." + syntax.uid().length() + "." + number;
            DicomWriter.writeFile(file, FileMeta.of(TestServer.CT, instance, syntax), image(instance, number, syntax));
            files.add(file);
        }
        return files;
    }

    static byte[] pixels(int number) {
        return LoopbackTest.randomBytes(2 * SIDE * SIDE - 2 * (number % 2) * SIDE);
    }

    private static DataSet image(String instance, int number, TransferSyntax syntax) {
        int rows = pixels(number).length / 2 / SIDE;
        DataSet dataSet = new DataSet()
                .setString(Tag.SOPClassUID, TestServer.CT)
                .setString(Tag.SOPInstanceUID, instance)
                .setString(Tag.StudyDate, "20260101")
                .setString(Tag.Modality, "CT")
                .setString(Tag.PatientName, "Test^Image")
                .setString(Tag.PatientID, "T1")
                .setString(Tag.StudyInstanceUID, "1.2.826.0.1.1000")
                .setString(Tag.SeriesInstanceUID, "1.2.826.0.1.2000")
                .setString(Tag.InstanceNumber, Integer.toString(number))
                .setInt(Tag.SamplesPerPixel, 1)
                .setString(Tag.PhotometricInterpretation, "MONOCHROME2")
                .setInt(Tag.Rows, rows).setInt(Tag.Columns, SIDE)
                .setInt(Tag.BitsAllocated, 16).setInt(Tag.BitsStored, 16).setInt(Tag.HighBit, 15)
                .setInt(Tag.PixelRepresentation, 0);
        return syntax.equals(TransferSyntax.JPEG_BASELINE)
                ? dataSet.setFragments(Tag.PixelData, List.of(new byte[0], pixels(number)))
                : dataSet.setBytes(Tag.PixelData, VR.OW, pixels(number));
    }
}
