package org.pharos.gateway.api.inference;

import java.time.Duration;
import java.util.Map;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.instance.Preview;

/** What came of a run. */
public sealed interface InferenceOutcome {

    /**
     * An answer.
     *
     * @param outputs by output name, as the model gave them
     * @param modelTime inside the engine
     * @param totalTime from request to answer, decoding and waiting included
     */
    record Answered(Map<String, float[]> outputs, Provenance provenance, Preview preview, Duration modelTime,
            Duration totalTime) implements InferenceOutcome {}

    /** No answer. @param words what happened, why, and what to do, for a person */
    record NotAnswered(FailureKind kind, String words) implements InferenceOutcome {}
}
