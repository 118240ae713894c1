package org.pharos.gateway.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.app.InstalledApplication;
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
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.test.kit.ManualClock;
import org.pharos.test.support.SampleApplication;

class MonthlyFindingsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final MonthlyFindings findings = new MonthlyFindings(new ManualClock(NOW),
            study -> Optional.of("somebody"));

    @Test
    void saysOfAnInstalledApplicationThatItIsADemonstrationBeforeItHasAnswered() {
        assertThat(reported(List.of(new InstalledApplication.Usable(SampleApplication.application()))))
                .containsEntry("app/sample-check/demonstration", true).containsEntry("app/sample-check/version", "1.0")
                .containsEntry("app/sample-check/patients", 0L)
                .containsEntry("app/sample-check/attention/mirrored", 0L);
    }

    @Test
    void saysSoOfCountsWhoseApplicationIsNoLongerInstalled() {
        InstanceUid image = new InstanceUid("1.2.3.1");
        FindingReport report = new FindingReport("gone-check", "0.9", "Gone", "Pharos", true, "00".repeat(32),
                new Provenance("fake", "1", "CPU", "f32"), "", "", List.of(image), List.of(), List.of());
        findings.add(new StudyEvent.Inferred(NOW, new StudyUid("1.2.3"), 1, "gone-check", report));

        assertThat(reported(List.of())).containsEntry("app/gone-check/demonstration", true)
                .containsEntry("app/gone-check/version", "0.9").containsEntry("app/gone-check/images", 1L);
    }

    @Test
    void tellsTwoImagesOfOnePatientFromTwoPatientsAndCountsNobodyWhoseImagesWereDeclined() {
        List<InstanceUid> images = List.of(new InstanceUid("1.2.3.1"), new InstanceUid("1.2.3.2"));
        findings.add(new StudyEvent.Inferred(NOW, new StudyUid("1.2.3"), 1, "cxr", report(images, List.of(),
                images.stream().map(image -> finding(image, Level.ABOVE, true)).toList())));
        assertThat(reported(List.of())).containsEntry("app/cxr/attention/mirrored", 2L)
                .containsEntry("app/cxr/attention-patients/mirrored", 1L).containsEntry("app/cxr/patients", 1L)
                .containsEntry("app/cxr/uncertain-patients/mirrored", 0L);

        findings.add(new StudyEvent.Inferred(NOW, new StudyUid("1.2.4"), 1, "other", report(images,
                images.stream().map(image -> new DeclinedImage(image, "no chest")).toList(), List.of())));
        assertThat(reported(List.of())).containsEntry("app/other/patients", 0L).containsEntry("app/other/declined", 2L);
    }

    private static FindingReport report(List<InstanceUid> inputs, List<DeclinedImage> declined,
            List<Finding> answers) {
        return new FindingReport("cxr", "0.9", "Check", "Pharos", true, "00".repeat(32),
                new Provenance("fake", "1", "CPU", "f32"), "", "", inputs, answers, declined);
    }

    private static Finding finding(InstanceUid image, Level level, boolean attention) {
        Code code = new Code("M", "99PHAROS", "Mirrored");
        return new Finding(image, "mirrored", "Is it mirrored?", code, level, code, 0.9, new Band(0.3, 0.7),
                "Mirrored.", attention);
    }

    @Test
    void saysNothingItDoesNotKnowOfAnUnusableOne() {
        assertThat(reported(List.of(new InstalledApplication.Unusable("damaged-check", "Its model is not the one."))))
                .containsEntry("app/damaged-check/images", 0L).doesNotContainKeys("app/damaged-check/version",
                        "app/damaged-check/demonstration");
    }

    private Map<String, Object> reported(List<InstalledApplication> installed) {
        return findings.metrics(installed).stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }
}
