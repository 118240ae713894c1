package org.pharos.benchmarks.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows one study through the journal until a PACS has committed to all its results. */
final class StudyWatch {

    private final String study;
    private final Map<String, Instant> at = new HashMap<>();
    private final Set<String> undelivered = new HashSet<>();
    private final Set<String> uncommitted = new HashSet<>();

    StudyWatch(String study) {
        this.study = study;
    }

    /** @throws IOException when the study went another way than it should, in words */
    void hear(JsonNode event) throws IOException {
        if (!event.path("study").asText().equals(study)) {
            return;
        }
        String kind = event.path("event").asText();
        Instant when = Instant.parse(event.path("at").asText());
        switch (kind) {
            case "Assembled", "Selected", "Inferred" -> at.putIfAbsent(kind, when);
            case "Encoded" -> encoded(event, when);
            case "Delivered" -> done(undelivered, event, "Delivered", when);
            case "Committed" -> done(uncommitted, event, "Committed", when);
            case "InferenceFailed", "EncodingFailed", "DeliveryFailed", "CommitmentFailed", "CommitmentWaived" ->
                    throw new IOException(kind + ": " + event.path("words").asText());
            default -> { }
        }
    }

    private void encoded(JsonNode event, Instant when) {
        at.put("Encoded", when);
        event.path("results").forEach(result -> {
            undelivered.add(result.asText());
            uncommitted.add(result.asText());
        });
    }

    private void done(Set<String> open, JsonNode event, String kind, Instant when) {
        event.path("instances").forEach(instance -> open.remove(instance.asText()));
        if (at.containsKey("Encoded") && open.isEmpty()) {
            at.putIfAbsent(kind, when);
        }
    }

    /** The times, once it has come to its end. @param lastImage when the sender was told Success */
    Optional<StudyTimes> times(Instant lastImage) {
        if (!at.containsKey("Committed") || !at.containsKey("Delivered")) {
            return Optional.empty();
        }
        return Optional.of(new StudyTimes(lastImage, at.get("Assembled"), at.get("Selected"), at.get("Inferred"),
                at.get("Encoded"), at.get("Delivered"), at.get("Committed")));
    }
}
