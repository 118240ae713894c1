package org.pharos.gateway.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.test.kit.ManualClock;

class TimesToResultTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final StudyUid STUDY = new StudyUid("1.2.3");

    private final ManualClock clock = new ManualClock(NOON);
    private final TimesToResult times = new TimesToResult(clock, encoded -> Optional.of(NOON));

    @Test
    void countsAStudyOnceAtTheFirstDestinationThatTookAnyOfItsResults() {
        encoded("1.2.3.8", "1.2.3.9");
        delivered(4, "1.2.3.1", "1.2.3.9");
        delivered(500, "1.2.3.8", "1.2.3.9");
        assertThat(times.metrics()).containsExactly(new Metric("app/cxr/time-to-result/median-ms", 4_000.0));
    }

    @Test
    void tellsTheMiddleOfSeveral() {
        for (int seconds : new int[] {9, 1, 5}) {
            encoded("1.2.3." + seconds);
            delivered(seconds, "1.2.3." + seconds);
        }
        assertThat(times.metrics()).containsExactly(new Metric("app/cxr/time-to-result/median-ms", 5_000.0));
    }

    @Test
    void originalsAndAClockThatWentBackCountNothingAndTheNextMonthBeginsAnew() {
        delivered(4, "1.2.3.1");
        encoded("1.2.3.8");
        delivered(-3600, "1.2.3.8");
        assertThat(times.metrics()).isEmpty();

        encoded("1.2.3.9");
        delivered(2, "1.2.3.9");
        assertThat(times.metrics()).hasSize(1);
        clock.advance(Duration.ofDays(31));
        assertThat(times.metrics()).isEmpty();
    }

    private void encoded(String... results) {
        times.encoded(new StudyEvent.Encoded(NOON.plusSeconds(1), STUDY, 1, "cxr", uids(results)));
    }

    private void delivered(long seconds, String... instances) {
        times.delivered(new StudyEvent.Delivered(NOON.plusSeconds(seconds), STUDY, 1, "pacs", uids(instances)));
    }

    private static List<InstanceUid> uids(String... uids) {
        return List.of(uids).stream().map(InstanceUid::new).toList();
    }
}
