package org.pharos.gateway.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.test.kit.ManualClock;
import org.pharos.test.support.SampleApplication;

class MonthlyFindingsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final MonthlyFindings findings = new MonthlyFindings(new ManualClock(NOW), study -> Optional.of("somebody"));

    @Test
    void saysOfAnInstalledApplicationThatItIsADemonstrationBeforeItHasAnswered() {
        assertThat(reported(List.of(new InstalledApplication.Usable(SampleApplication.application()))))
                .containsEntry("app/sample-check/demonstration", true).containsEntry("app/sample-check/version", "1.0")
                .containsEntry("app/sample-check/patients", 0L).containsEntry("app/sample-check/attention/mirrored", 0L);
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
    void saysNothingItDoesNotKnowOfAnUnusableOne() {
        assertThat(reported(List.of(new InstalledApplication.Unusable("damaged-check", "Its model is not the one."))))
                .containsEntry("app/damaged-check/images", 0L).doesNotContainKeys("app/damaged-check/version",
                        "app/damaged-check/demonstration");
    }

    private Map<String, Object> reported(List<InstalledApplication> installed) {
        return findings.metrics(installed).stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }
}
