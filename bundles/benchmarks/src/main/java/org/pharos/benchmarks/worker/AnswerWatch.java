package org.pharos.benchmarks.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Follows one study through the journal until the worker has answered, whatever failed before. */
final class AnswerWatch {

    private final String study;
    private Optional<Instant> failed = Optional.empty();
    private Optional<Instant> answered = Optional.empty();
    private String engine = "";

    AnswerWatch(String study) {
        this.study = study;
    }

    /** @throws IOException when the gateway has given the study up, in words */
    void hear(JsonNode event) throws IOException {
        if (!event.path("study").asText().equals(study)) {
            return;
        }
        Instant when = Instant.parse(event.path("at").asText());
        switch (event.path("event").asText()) {
            case "Inferred" -> {
                answered = answered.or(() -> Optional.of(when));
                engine = event.at("/report/provenance/engine").asText();
            }
            case "InferenceFailed" -> {
                failed = failed.or(() -> Optional.of(when));
                if (event.path("finalAttempt").asBoolean()) {
                    throw new IOException("the study was given up: " + event.path("words").asText());
                }
            }
            default -> { }
        }
    }

    /** When the first attempt was lost; empty when none was. */
    Optional<Instant> failed() {
        return failed;
    }

    /** Which engine gave the answer; empty when none did. */
    String engine() {
        return engine;
    }

    /** When the image was answered. */
    Optional<Instant> answered() {
        return answered;
    }
}
