package org.pharos.gateway.index.h2;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;

/** What waits to be written, in the order in which it was said. */
sealed interface Change {

    /** An instance is held. @param about the study in words, when it is an original @param receivedAt microseconds */
    record Instance(StudyUid study, String uid, long receivedAt, Optional<Description> about) implements Change {

        static Instance of(StoredInstance stored) {
            Optional<Description> about =
                    stored.origin().isResult() ? Optional.empty() : Optional.of(Description.of(stored));
            return new Instance(stored.study(), stored.instance().value(), micros(stored.origin().receivedAt()), about);
        }
    }

    /** What a list shows of a study; from its first original. */
    record Description(String patientName, String patientId, String issuer, String accession, String studyDate,
            String modality, String description, String calling) {

        static Description of(StoredInstance stored) {
            InstanceHeader header = stored.header();
            return new Description(header.text(Tag.PatientName), header.text(Tag.PatientID),
                    header.text(Tag.IssuerOfPatientID), header.text(Tag.AccessionNumber), header.text(Tag.StudyDate),
                    header.modality(), header.text(Tag.StudyDescription), stored.origin().source());
        }
    }

    /** Something happened, written at that position of the journal. */
    record Event(StudyUid study, long position) implements Change {}

    /** A chain came to its end, or is open again. */
    record Finished(StudyUid study, boolean finished) implements Change {}

    /** Somebody waits until everything before this can be found. */
    record Settle(CountDownLatch done) implements Change {}

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
