package org.pharos.gateway.core.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.instance.InstanceUid;

/**
 * What became of one application in one revision of one study. Belongs to the owner of its {@link StudyState}.
 */
public final class Decision {

    private final String application;
    private final boolean selected;
    private final Instant decidedAt;
    private final String words;
    private final List<InstanceUid> inputs;
    private FindingReport report;
    private Instant inferredAt;
    private int attempts;
    private boolean givenUp;
    private String failure = "";
    private Instant failedAt;
    private List<InstanceUid> results;
    private Instant encodedAt;
    private String encodingFailure = "";

    private Decision(String application, boolean selected, Instant at, String words, List<InstanceUid> inputs) {
        this.application = application;
        this.selected = selected;
        this.decidedAt = at;
        this.words = words;
        this.inputs = inputs;
    }

    static Decision selected(String application, Instant at, List<InstanceUid> inputs) {
        return new Decision(application, true, at, "", inputs);
    }

    static Decision declined(String application, Instant at, String words) {
        return new Decision(application, false, at, words, List.of());
    }

    void inferred(Instant at, FindingReport answer) {
        report = answer;
        inferredAt = at;
    }

    void inferenceFailed(Instant at, int attempt, boolean finalAttempt, String why) {
        attempts = Math.max(attempts, attempt);
        givenUp = finalAttempt;
        failure = why;
        failedAt = at;
    }

    void encoded(Instant at, List<InstanceUid> made) {
        results = made;
        encodedAt = at;
    }

    void encodingFailed(Instant at, String why) {
        encodingFailure = why;
        encodedAt = at;
    }

    /** Whatever had failed for good may be tried again. */
    void retry() {
        attempts = 0;
        givenUp = false;
        if (!encodingFailure.isEmpty()) {
            encodingFailure = "";
            results = null;
        }
    }

    public String application() {
        return application;
    }

    public boolean selected() {
        return selected;
    }

    public List<InstanceUid> inputs() {
        return inputs;
    }

    /** What it found; empty while it has not answered. */
    public Optional<FindingReport> report() {
        return Optional.ofNullable(report);
    }

    /** When it answered; empty while it has not. */
    public Optional<Instant> inferredAt() {
        return Optional.ofNullable(inferredAt);
    }

    /** How often it was tried in vain. */
    public int attempts() {
        return attempts;
    }

    public boolean inferenceDue() {
        return selected && report == null && !givenUp;
    }

    public boolean encodingDue() {
        return report != null && results == null && encodingFailure.isEmpty();
    }

    /** The result objects; empty while there are none. */
    public List<InstanceUid> results() {
        return results == null ? List.of() : results;
    }

    /** Whether nothing more will come of it. */
    public boolean ended() {
        return !selected || !inferenceDue() && !encodingDue();
    }

    boolean givenUp() {
        return givenUp && report == null;
    }

    /** Whether it came to no result, or not to all. */
    boolean failed() {
        return givenUp() || !encodingFailure.isEmpty();
    }

    boolean encoded() {
        return results != null;
    }

    String words() {
        return words;
    }

    String failure() {
        return failure;
    }

    String encodingFailure() {
        return encodingFailure;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    Optional<Instant> failedAt() {
        return Optional.ofNullable(failedAt);
    }

    Optional<Instant> encodedAt() {
        return Optional.ofNullable(encodedAt);
    }
}
