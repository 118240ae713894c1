package org.pharos.demo.pacs;

import java.nio.file.Path;

/** One object the stand-in holds, with what its page shows of it. */
public record Held(String studyUid, String seriesUid, String instanceUid, String sopClassUid, String modality,
        String patientName, String patientId, String seriesDescription, String sentBy, Path file) {

    /** Whether it is marked as made by AI. */
    public boolean aiResult() {
        return seriesDescription.startsWith("AI, not reviewed");
    }
}
