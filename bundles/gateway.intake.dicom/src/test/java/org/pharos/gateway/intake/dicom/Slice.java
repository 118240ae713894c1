package org.pharos.gateway.intake.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;

/** A made-up object, ready to be sent. */
record Slice(String sopClassUid, String sopInstanceUid, TransferSyntax syntax, byte[] encoded) {

    static final String STUDY = "1.2.826.0.1.3680043.8.1055.7";

    static Slice ct(String uid) {
        return ct(uid, uid.hashCode(), 20_000);
    }

    static Slice ct(String uid, long seed, int pixelBytes) {
        return encoded(uid, dataSet(uid, seed, pixelBytes));
    }

    static Slice encoded(String uid, DataSet dataSet) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DicomWriter.writeDataSet(bytes, dataSet, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
            return new Slice(Uids.CTImageStorage, uid, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static DataSet dataSet(String uid, long seed, int pixelBytes) {
        byte[] pixels = new byte[pixelBytes];
        new Random(seed).nextBytes(pixels);
        DataSet dataSet = new DataSet();
        dataSet.setString(Tag.SOPClassUID, Uids.CTImageStorage);
        dataSet.setString(Tag.SOPInstanceUID, uid);
        dataSet.setString(Tag.Modality, "CT");
        dataSet.setString(Tag.PatientName, "Sample^Slice");
        dataSet.setString(Tag.PatientID, "S-1");
        dataSet.setString(Tag.StudyInstanceUID, STUDY);
        dataSet.setString(Tag.SeriesInstanceUID, STUDY + ".1");
        dataSet.setBytes(Tag.PixelData, VR.OW, pixels);
        return dataSet;
    }

    Slice cutTo(int bytes) {
        return new Slice(sopClassUid, sopInstanceUid, syntax, Arrays.copyOf(encoded, bytes));
    }
}
