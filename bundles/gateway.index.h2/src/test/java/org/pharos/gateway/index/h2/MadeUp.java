package org.pharos.gateway.index.h2;

import java.nio.file.Path;
import java.time.Instant;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.test.support.InMemorySpool;

/** Made-up instances. @param spool holds some of them, without their content */
record MadeUp(InMemorySpool spool) {

    /** One that the spool holds from then on. @param second of receipt */
    StoredInstance hold(String study, int number, long second, InstanceOrigin.Kind kind) {
        StoredInstance stored = make(study, number, second, kind);
        spool.hold(stored);
        return stored;
    }

    /** One that is not held. */
    static StoredInstance make(String study, int number, long second) {
        return make(study, number, second, InstanceOrigin.Kind.ORIGINAL);
    }

    private static StoredInstance make(String study, int number, long second, InstanceOrigin.Kind kind) {
        DataSet dataSet = new DataSet();
        dataSet.setString(Tag.PatientName, "Name^" + number);
        dataSet.setString(Tag.PatientID, "P" + study);
        dataSet.setString(Tag.Modality, number % 2 == 0 ? "CT" : "DX");
        dataSet.setString(Tag.StudyDescription, "Made up");
        dataSet.setString(Tag.StudyDate, "20261123");
        dataSet.setString(Tag.AccessionNumber, "A1");
        InstanceUid uid = new InstanceUid(study + "." + number);
        InstanceHeader header =
                new InstanceHeader(new StudyUid(study), study + ".0", uid, Uids.CTImageStorage, dataSet);
        return new StoredInstance(header, new InstanceOrigin("CT" + number, kind,
                Instant.ofEpochSecond(second)), Uids.ExplicitVRLittleEndian, Path.of("x"), 300, 1_000, "ab".repeat(32));
    }

    StoredInstance hold(String study, int number, long second) {
        return hold(study, number, second, InstanceOrigin.Kind.ORIGINAL);
    }
}
