package org.pharos.gateway.api.study;

import java.time.Instant;
import org.pharos.gateway.api.instance.StudyUid;

/**
 * One study in a list. The patient's name and number are for signed-in pages of this box only; {@link #toString()}
 * leaves them out.
 *
 * @param patientName as in (0010,0010), decoded; empty when the object carried none
 * @param modality the modality of the first original, as in (0008,0060)
 * @param instances how many originals were received
 * @param results how many result objects this box made
 * @param callingAeTitle who sent the first original
 */
public record StudySummary(StudyUid study, String patientName, String patientId, String accessionNumber,
        String studyDate, String modality, String description, int instances, int results, Instant firstReceived,
        Instant lastReceived, String callingAeTitle, boolean finished) {

    @Override
    public String toString() {
        return study + " (" + modality + ", " + instances + " instances)";
    }
}
