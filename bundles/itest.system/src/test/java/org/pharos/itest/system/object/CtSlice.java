package org.pharos.itest.system.object;

import java.io.IOException;
import java.nio.file.Path;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;

/** A small simulated CT slice: 64 by 64, 16 bits; nothing an application of ours is for. */
public final class CtSlice {

    private static final int SIDE = 64;

    private CtSlice() {}

    /** @param number within the study, from 1 @param content two slices with the same one are the same */
    public static DataSet object(int study, int number, int content) {
        byte[] pixels = new byte[SIDE * SIDE * 2];
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = (byte) (i + number + content);
        }
        return new DataSet()
                .setString(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .setString(Tag.SOPClassUID, Uids.CTImageStorage)
                .setString(Tag.SOPInstanceUID, SimulatedUids.instance(study, number))
                .setString(Tag.StudyInstanceUID, SimulatedUids.study(study))
                .setString(Tag.SeriesInstanceUID, SimulatedUids.series(study))
                .setString(Tag.StudyDate, "20260102").setString(Tag.StudyTime, "101500")
                .setString(Tag.AccessionNumber, "A" + study).setString(Tag.StudyID, "S" + study)
                .setString(Tag.Modality, "CT").setString(Tag.Manufacturer, "Simulated")
                .setString(Tag.PatientName, "Simulated^Patient " + study).setString(Tag.PatientID, "SIM" + study)
                .setString(Tag.PatientBirthDate, "19700101").setString(Tag.PatientSex, "O")
                .setString(Tag.BodyPartExamined, "CHEST").setString(Tag.PatientPosition, "HFS")
                .setString(Tag.SeriesNumber, "1").setString(Tag.InstanceNumber, Integer.toString(number))
                .setInt(Tag.SamplesPerPixel, 1).setString(Tag.PhotometricInterpretation, "MONOCHROME2")
                .setInt(Tag.Rows, SIDE).setInt(Tag.Columns, SIDE).setInt(Tag.BitsAllocated, 16)
                .setInt(Tag.BitsStored, 12).setInt(Tag.HighBit, 11).setInt(Tag.PixelRepresentation, 0)
                .setString(Tag.RescaleIntercept, "-1024").setString(Tag.RescaleSlope, "1")
                .setBytes(Tag.PixelData, VR.OW, pixels);
    }

    /** @return the file, explicit VR little endian */
    public static Path in(Path folder, int study, int number) throws IOException {
        return in(folder, study, number, 0);
    }

    /** The same slice with other content under the same UID. */
    public static Path in(Path folder, int study, int number, int content) throws IOException {
        DataSet object = object(study, number, content);
        Path file = folder.resolve("ct-" + study + '-' + number + '-' + content + ".dcm");
        DicomWriter.writeFile(file, FileMeta.of(object, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), object);
        return file;
    }
}
