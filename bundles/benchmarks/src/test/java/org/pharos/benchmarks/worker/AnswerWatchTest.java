package org.pharos.benchmarks.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnswerWatchTest {

    private final AnswerWatch watch = new AnswerWatch("1.2.3");

    @Test
    void tellsWhenTheFirstAttemptWasLostAndWhenTheImageWasAnswered() throws Exception {
        watch.hear(event("Inferred", "1.2.4", 1, false));
        watch.hear(event("InferenceFailed", "1.2.3", 2, false));
        watch.hear(event("InferenceFailed", "1.2.3", 3, false));
        assertThat(watch.answered()).isEmpty();
        watch.hear(event("Inferred", "1.2.3", 4, false));

        assertThat(watch.failed()).contains(at(2));
        assertThat(watch.answered()).contains(at(4));
        assertThat(watch.engine()).isEqualTo("openvino");
    }

    @Test
    void isNoFigureWhenTheStudyWasGivenUp() {
        assertThatThrownBy(() -> watch.hear(event("InferenceFailed", "1.2.3", 1, true)))
                .isInstanceOf(IOException.class).hasMessageContaining("It died.");
    }

    private static JsonNode event(String kind, String study, int second, boolean last) throws IOException {
        return new ObjectMapper().readTree("""
                {"event": "%s", "study": "%s", "at": "%s", "finalAttempt": %b, "words": "It died.",
                 "report": {"provenance": {"engine": "openvino"}}}""".formatted(kind, study, at(second), last));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
