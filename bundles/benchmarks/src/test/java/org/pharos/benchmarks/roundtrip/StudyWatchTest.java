package org.pharos.benchmarks.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StudyWatchTest {

    private static final Instant LAST_IMAGE = Instant.parse("2026-01-01T12:00:00Z");
    private final StudyWatch watch = new StudyWatch("1.2");

    @Test
    void theWorkersTimeIsNoOverhead() throws IOException {
        hear("Assembled", "00.010", "");
        hear("Selected", "00.020", "");
        hear("Inferred", "00.520", "");
        hear("Encoded", "00.540", "\"results\":[\"7\",\"8\"],");
        hear("Delivered", "00.560", "\"instances\":[\"1\",\"7\",\"8\"],");
        hear("Committed", "00.580", "\"instances\":[\"1\",\"7\",\"8\"],");
        StudyTimes times = watch.times(LAST_IMAGE).orElseThrow();
        assertThat(times.workerMs()).isEqualTo(500);
        assertThat(times.overheadMs()).isEqualTo(80);
        assertThat(times.overheadToDeliveredMs()).isEqualTo(60);
    }

    @Test
    void oneResultOfTwoIsNotTheEnd() throws IOException {
        hear("Encoded", "00.540", "\"results\":[\"7\",\"8\"],");
        hear("Delivered", "00.560", "\"instances\":[\"7\",\"8\"],");
        hear("Committed", "00.580", "\"instances\":[\"7\"],");
        assertThat(watch.times(LAST_IMAGE)).isEmpty();
    }

    @Test
    void originalsThatWereCommittedBeforeAreNotTheResults() throws IOException {
        hear("Delivered", "00.005", "\"instances\":[\"1\"],");
        hear("Committed", "00.006", "\"instances\":[\"1\"],");
        assertThat(watch.times(LAST_IMAGE)).isEmpty();
    }

    @Test
    void aFailureEndsTheMeasurementWithItsWords() {
        assertThatThrownBy(() -> hear("InferenceFailed", "00.540", "\"words\":\"no engine\","))
                .hasMessageContaining("no engine");
    }

    private void hear(String event, String at, String fields) throws IOException {
        watch.hear(new ObjectMapper().readTree("{\"event\":\"" + event + "\"," + fields
                + "\"study\":\"1.2\",\"at\":\"2026-01-01T12:00:" + at + "Z\"}"));
    }
}
