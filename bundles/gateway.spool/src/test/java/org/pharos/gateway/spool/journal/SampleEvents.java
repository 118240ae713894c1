package org.pharos.gateway.spool.journal;

import java.time.Instant;
import java.util.List;
import org.pharos.gateway.api.finding.Band;
import org.pharos.gateway.api.finding.Code;
import org.pharos.gateway.api.finding.DeclinedImage;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;

/** One event of each kind. */
final class SampleEvents {

    static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456789Z");
    static final StudyUid STUDY = new StudyUid("1.2.3");
    private static final List<InstanceUid> IMAGES = List.of(new InstanceUid("1.2.3.1"), new InstanceUid("1.2.3.2"));

    private SampleEvents() {}

    static List<StudyEvent> oneOfEachKind() {
        return List.of(
                new StudyEvent.Routed(AT, STUDY, 1, List.of("pacs", "archive")),
                new StudyEvent.Assembled(AT, STUDY, 1, IMAGES, "the association was released"),
                new StudyEvent.Selected(AT, STUDY, 1, "cxr-technical", IMAGES),
                new StudyEvent.Declined(AT, STUDY, 1, "", "no application is installed"),
                new StudyEvent.Inferred(AT, STUDY, 1, "cxr-technical", report()),
                new StudyEvent.InferenceFailed(AT, STUDY, 1, "cxr-technical", 2, false, "the worker ended; \"9\"\n"),
                new StudyEvent.Encoded(AT, STUDY, 1, "cxr-technical", IMAGES),
                new StudyEvent.EncodingFailed(AT, STUDY, 1, "cxr-technical", "ü"),
                new StudyEvent.Delivered(AT, STUDY, 1, "pacs", IMAGES),
                new StudyEvent.DeliveryFailed(AT, STUDY, 1, "pacs", IMAGES, 1, false, "refused"),
                new StudyEvent.CommitmentRequested(AT, STUDY, 1, "pacs", "2.25.1", IMAGES, true),
                new StudyEvent.Committed(AT, STUDY, 1, "pacs", IMAGES),
                new StudyEvent.CommitmentFailed(AT, STUDY, 1, "pacs", IMAGES, "the object is not there"),
                new StudyEvent.CommitmentWaived(AT, STUDY, 1, "pacs", IMAGES, "not offered"),
                new StudyEvent.RetryRequested(AT, STUDY, 1, "operator"));
    }

    static StudyEvent numbered(int n) {
        return new StudyEvent.RetryRequested(AT, STUDY, n, "operator " + n);
    }

    private static FindingReport report() {
        Code concept = new Code("1", "99PHAROS", "mirrored");
        Finding finding = new Finding(IMAGES.get(0), "mirrored", "Is it mirrored?", concept, Level.UNCERTAIN, concept,
                0.5, new Band(0.25, 0.75), "It may be mirrored.", true);
        return new FindingReport("cxr-technical", "1.0", "Technical check", "Pharos", true, "ab".repeat(32),
                new Provenance("openvino", "2025.1", "CPU", "f32"), "for this", "not at that", IMAGES,
                List.of(finding), List.of(new DeclinedImage(IMAGES.get(1), "too small")));
    }
}
