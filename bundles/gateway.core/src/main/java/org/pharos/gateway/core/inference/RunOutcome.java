package org.pharos.gateway.core.inference;

import java.util.List;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.instance.Preview;

/** What came of one attempt of one application at one study. */
public sealed interface RunOutcome {

    /** @param previews of the inputs that could be shown, in their order */
    record Reported(FindingReport report, List<Preview> previews) implements RunOutcome {
        public Reported {
            previews = List.copyOf(previews);
        }
    }

    /** @param words what happened, why, and what to do, for a person */
    record Failed(FailureKind kind, String words) implements RunOutcome {}
}
