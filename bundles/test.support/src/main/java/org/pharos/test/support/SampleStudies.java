package org.pharos.test.support;

import java.io.IOException;
import java.time.Instant;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;

/** Simulated chest radiographs, named as simulated, that differ by their numbers only. */
public final class SampleStudies {

    private static final String ROOT = "1.2.826.0.1.3680043.10.1336.9.";
    private static final int SIDE = 64;

    private SampleStudies() {}

    /** The UID of a study. @param study from 1 */
    public static String studyUid(int study) {
        return ROOT + study;
    }

    /** The UID of an image. @param image within the study, from 1 */
    public static String imageUid(int study, int image) {
        return ROOT + study + ".1." + image;
    }

    /** A small frontal chest radiograph: 64 by 64, 8 bits, a plain ramp. */
    public static DataSet chestImage(int study, int image) {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % SIDE * 4 + image);
        }
        return new DataSet()
                .setString(Tag.ImageType, "DERIVED", "PRIMARY")
                .setString(Tag.SOPClassUID, Uids.DigitalXRayImageStorageForPresentation)
                .setString(Tag.SOPInstanceUID, imageUid(study, image))
                .setString(Tag.StudyDate, "20260102").setString(Tag.StudyTime, "101500")
                .setString(Tag.AccessionNumber, "A" + study)
                .setString(Tag.Modality, "DX").setString(Tag.Manufacturer, "Simulated")
                .setString(Tag.StudyDescription, "Simulated chest radiograph")
                .setString(Tag.PatientName, "Simulated^Patient " + study).setString(Tag.PatientID, "SIM" + study)
                .setString(Tag.PatientBirthDate, "19700101").setString(Tag.PatientSex, "O")
                .setString(Tag.BodyPartExamined, "CHEST").setString(Tag.ViewPosition, "PA")
                .setString(Tag.StudyInstanceUID, studyUid(study)).setString(Tag.SeriesInstanceUID, ROOT + study + ".1")
                .setString(Tag.StudyID, "S" + study).setString(Tag.SeriesNumber, "1")
                .setString(Tag.InstanceNumber, Integer.toString(image))
                .setInt(Tag.SamplesPerPixel, 1).setString(Tag.PhotometricInterpretation, "MONOCHROME2")
                .setInt(Tag.Rows, SIDE).setInt(Tag.Columns, SIDE).setInt(Tag.BitsAllocated, 8)
                .setInt(Tag.BitsStored, 8).setInt(Tag.HighBit, 7).setInt(Tag.PixelRepresentation, 0)
                .setBytes(Tag.PixelData, VR.OB, pixels);
    }

    /** Puts an image into a spool, as the door would. */
    public static StoredInstance store(InstanceSpool spool, DataSet image, String source, Instant receivedAt) {
        return store(spool, image, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, source, receivedAt);
    }

    /** The same, in another encoding. */
    public static StoredInstance store(InstanceSpool spool, DataSet image, TransferSyntax syntax, String source,
            Instant receivedAt) {
        InstanceOrigin origin = new InstanceOrigin(source, InstanceOrigin.Kind.ORIGINAL, receivedAt);
        try (IncomingInstance incoming = spool.begin(origin, image.getString(Tag.SOPClassUID, ""),
                image.getString(Tag.SOPInstanceUID, ""), syntax.uid())) {
            DicomWriter.writeDataSet(incoming.body(), image, syntax);
            StoreOutcome outcome = incoming.commit(InstanceHeader.of(image));
            return outcome instanceof StoreOutcome.Stored stored
                    ? stored.instance()
                    : ((StoreOutcome.AlreadyHeld) outcome).instance();
        } catch (IOException | SpoolRefusedException | IncompleteIdentityException e) {
            throw new IllegalStateException("the sample could not be stored", e);
        }
    }
}
