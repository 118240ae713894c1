package org.pharos.gateway.core.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.ChainStep;
import org.pharos.gateway.api.study.StepState;

/** Tells a {@link StudyState} as the six links a person sees. Pure: the same state gives the same words. */
public final class Chain {

    private final StudyState study;
    private final DeliveryLinks delivery;

    private Chain(StudyState study, Map<String, String> laneErrors) {
        this.study = study;
        this.delivery = new DeliveryLinks(study, laneErrors);
    }

    /**
     * The six links, in the order of {@link ChainStep}.
     *
     * @param laneErrors by destination, what it says now, in words; destinations that work are absent
     */
    public static List<ChainLink> of(StudyState study, Map<String, String> laneErrors) {
        return new Chain(study, laneErrors).links();
    }

    private List<ChainLink> links() {
        if (!study.known()) {
            return List.of(ChainStep.values()).stream().map(Links::waiting).toList();
        }
        return List.of(received(), selected(), inferred(), encoded(), delivery.delivered(), delivery.committed());
    }

    private ChainLink received() {
        String count = Links.counted(study.originalCount(), "object");
        if (!study.complete()) {
            String words = count + " received; more may come.";
            return Links.link(ChainStep.RECEIVED, StepState.RUNNING, study.lastReceived(), words);
        }
        Revision last = lastAssembled().orElseThrow();
        String revision = last.number() > 1 ? " Revision " + last.number() + "." : "";
        return Links.link(ChainStep.RECEIVED, StepState.DONE, last.assembledAt(),
                count + " received. " + last.evidence() + revision);
    }

    private ChainLink selected() {
        if (lastAssembled().isEmpty()) {
            return Links.waiting(ChainStep.SELECTED);
        }
        List<Decision> all = decisions();
        if (closedRevisions().stream().anyMatch(revision -> revision.decisions().isEmpty())) {
            return Links.link(ChainStep.SELECTED, StepState.RUNNING, Optional.empty(), "Applications are being asked.");
        }
        boolean taken = all.stream().anyMatch(Decision::selected);
        String words = Links.joined(all.stream().map(Chain::decisionWords).toList());
        return Links.link(ChainStep.SELECTED, taken ? StepState.DONE : StepState.SKIPPED,
                all.stream().map(Decision::decidedAt).reduce((a, b) -> b), words);
    }

    private static String decisionWords(Decision decision) {
        if (decision.selected()) {
            return decision.application() + " looks at " + Links.counted(decision.inputs().size(), "image") + ".";
        }
        return decision.application().isEmpty()
                ? decision.words()
                : decision.application() + " declined: " + decision.words();
    }

    private ChainLink inferred() {
        return answers(ChainStep.INFERRED, this::inferenceOf, "No application took the study.");
    }

    private ChainLink encoded() {
        return answers(ChainStep.ENCODED, this::encodingOf, "There is no answer to make results of.");
    }

    private ChainLink answers(ChainStep step, Links.Part<Decision> part, String nothing) {
        boolean open = lastAssembled().isEmpty()
                || closedRevisions().stream().anyMatch(revision -> revision.decisions().isEmpty());
        List<ChainLink> parts = new ArrayList<>();
        decisions().stream().filter(Decision::selected).map(part::of).forEach(parts::add);
        if (parts.isEmpty()) {
            return open ? Links.waiting(step) : Links.link(step, StepState.SKIPPED, Optional.empty(), nothing);
        }
        return Links.combined(step, parts);
    }

    private ChainLink inferenceOf(Decision decision) {
        String name = decision.application();
        if (decision.report().isPresent()) {
            return Links.link(ChainStep.INFERRED, StepState.DONE, decision.inferredAt(), answered(decision));
        }
        if (decision.givenUp()) {
            return Links.link(ChainStep.INFERRED, StepState.FAILED, decision.failedAt(), failure(decision));
        }
        if (decision.attempts() > 0) {
            return Links.link(ChainStep.INFERRED, StepState.RETRYING, decision.failedAt(), failure(decision));
        }
        return Links.link(ChainStep.INFERRED, StepState.RUNNING, Optional.of(decision.decidedAt()), name
                + " is at work.");
    }

    private static String failure(Decision decision) {
        return decision.application() + ": " + decision.failure();
    }

    private static String answered(Decision decision) {
        var report = decision.report().orElseThrow();
        String declined = report.declined().isEmpty() ? "" : " It declined "
                + Links.counted(report.declined().size(), "image") + ": " + report.declined().get(0).words();
        String attention = report.attention() ? " A person should look." : "";
        return decision.application() + " answered " + Links.counted(report.findings().size(), "question") + "."
                + attention + declined;
    }

    private ChainLink encodingOf(Decision decision) {
        String name = decision.application();
        if (!decision.encodingFailure().isEmpty()) {
            return Links.link(ChainStep.ENCODED, StepState.FAILED, decision.encodedAt(),
                    name + ": " + decision.encodingFailure());
        }
        if (decision.encoded()) {
            return Links.link(ChainStep.ENCODED, StepState.DONE, decision.encodedAt(),
                    name + ": " + Links.counted(decision.results().size(), "result object") + ".");
        }
        if (decision.givenUp()) {
            return Links.link(ChainStep.ENCODED, StepState.SKIPPED, decision.failedAt(), name + " gave no answer.");
        }
        return decision.report().isPresent()
                ? Links.link(ChainStep.ENCODED, StepState.RUNNING, decision.inferredAt(), name
                        + ": results are being made.")
                : Links.waiting(ChainStep.ENCODED);
    }

    private List<Decision> decisions() {
        return closedRevisions().stream().flatMap(revision -> revision.decisions().stream()).toList();
    }

    private List<Revision> closedRevisions() {
        return study.revisions().stream().filter(Revision::assembled).toList();
    }

    private Optional<Revision> lastAssembled() {
        List<Revision> closed = closedRevisions();
        return closed.isEmpty() ? Optional.<Revision>empty() : Optional.of(closed.get(closed.size() - 1));
    }

    /** The moment that is later, of two that may be missing. */
    static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || b.isPresent() && b.get().isAfter(a.get()) ? b : a;
    }
}
