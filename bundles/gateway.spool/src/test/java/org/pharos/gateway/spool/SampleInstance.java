package org.pharos.gateway.spool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;

/** A made-up CT slice, as it would arrive. */
record SampleInstance(String uid, byte[] encoded, InstanceHeader header) {

    static final String STUDY = "1.2.826.0.1.3680043.8.1055.1";
    static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00.123456789Z");

    /** @param seed makes the pixels @param pixelBytes even */
    static SampleInstance of(String uid, long seed, int pixelBytes) {
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
        dataSet.setInt(Tag.Rows, 1);
        dataSet.setInt(Tag.Columns, 16);
        dataSet.setBytes(Tag.PixelData, VR.OW, pixels);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DicomWriter.writeDataSet(bytes, dataSet, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
            return new SampleInstance(uid, bytes.toByteArray(), InstanceHeader.of(dataSet));
        } catch (IOException | IncompleteIdentityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a careless device sends it: the pixels first. */
    static SampleInstance outOfOrder(String uid) {
        SampleInstance sample = of(uid, 1, 100);
        int pixelElement = 12 + 100;
        int rest = sample.encoded.length - pixelElement;
        byte[] turned = new byte[sample.encoded.length];
        System.arraycopy(sample.encoded, rest, turned, 0, pixelElement);
        System.arraycopy(sample.encoded, 0, turned, pixelElement, rest);
        return new SampleInstance(uid, turned, sample.header);
    }

    IncomingInstance begin(InstanceSpool spool) throws SpoolRefusedException, IOException {
        return spool.begin(new InstanceOrigin("CT1", InstanceOrigin.Kind.ORIGINAL, RECEIVED), Uids.CTImageStorage, uid,
                Uids.ExplicitVRLittleEndian);
    }

    StoreOutcome store(InstanceSpool spool) throws SpoolRefusedException, IOException {
        try (IncomingInstance incoming = begin(spool)) {
            incoming.body().write(encoded);
            return incoming.commit(header);
        }
    }
}
