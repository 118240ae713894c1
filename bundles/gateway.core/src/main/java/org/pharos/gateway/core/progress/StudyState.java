package org.pharos.gateway.core.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;

/**
 * Where a study stands: the fold of its instances and events, and of nothing else, so that a restart comes to the same
 * state. Instances and events may be added in any interleaving; events among themselves in their order. Belongs to one
 * thread.
 */
public final class StudyState {

    private final StudyUid study;
    private final Map<InstanceUid, Instant> originals = new LinkedHashMap<>();
    private final Map<InstanceUid, Instant> unassembled = new LinkedHashMap<>();
    private final Set<InstanceUid> assembled = new HashSet<>();
    private final NavigableMap<Integer, Revision> revisions = new TreeMap<>();
    private final Map<String, Ledger> ledgers = new HashMap<>();
    private int closed;

    public StudyState(StudyUid study) {
        this.study = study;
    }

    /** Folds everything that is known of a study. */
    public static StudyState of(StudyUid study, List<StoredInstance> instances, List<StudyEvent> events) {
        StudyState state = new StudyState(study);
        instances.forEach(state::add);
        events.forEach(state::apply);
        return state;
    }

    /** Adds an instance; @return whether it is an original that was not known. */
    public boolean add(StoredInstance instance) {
        if (instance.origin().isResult() || originals.containsKey(instance.instance())) {
            return false;
        }
        originals.put(instance.instance(), instance.origin().receivedAt());
        if (!assembled.contains(instance.instance())) {
            unassembled.put(instance.instance(), instance.origin().receivedAt());
        }
        return true;
    }

    /** Adds an event. */
    public void apply(StudyEvent event) {
        Revision revision = revisions.computeIfAbsent(event.revision(), Revision::new);
        if (event instanceof StudyEvent.Routed e) {
            revision.routed(e.destinations());
        } else if (event instanceof StudyEvent.Assembled e) {
            close(revision, e);
        } else if (event instanceof StudyEvent.Selected e) {
            revision.decided(Decision.selected(e.application(), e.at(), e.inputs()));
        } else if (event instanceof StudyEvent.Declined e) {
            revision.decided(Decision.declined(e.application(), e.at(), e.words()));
        } else if (event instanceof StudyEvent.RetryRequested) {
            revision.reopenSelection();
            ledgers.values().forEach(Ledger::retry);
        } else {
            applyAnswer(revision, event);
            applyDelivery(event);
        }
    }

    private void close(Revision revision, StudyEvent.Assembled event) {
        revision.assembled(event.at(), event.instances(), event.evidence());
        closed = Math.max(closed, event.revision());
        assembled.addAll(event.instances());
        event.instances().forEach(unassembled::remove);
    }

    private void applyAnswer(Revision revision, StudyEvent event) {
        if (event instanceof StudyEvent.Inferred e) {
            revision.decision(e.application()).ifPresent(d -> d.inferred(e.at(), e.report()));
        } else if (event instanceof StudyEvent.InferenceFailed e) {
            revision.decision(e.application())
                    .ifPresent(d -> d.inferenceFailed(e.at(), e.attempt(), e.finalAttempt(), e.words()));
        } else if (event instanceof StudyEvent.Encoded e) {
            revision.decision(e.application()).ifPresent(d -> d.encoded(e.at(), e.results()));
        } else if (event instanceof StudyEvent.EncodingFailed e) {
            revision.decision(e.application()).ifPresent(d -> d.encodingFailed(e.at(), e.words()));
        }
    }

    private void applyDelivery(StudyEvent event) {
        if (event instanceof StudyEvent.Delivered e) {
            ledger(e.destination()).delivered(e.at(), e.instances());
        } else if (event instanceof StudyEvent.DeliveryFailed e) {
            ledger(e.destination()).failed(e.at(), e.instances(), e.permanent(), e.words());
        } else if (event instanceof StudyEvent.CommitmentRequested e) {
            ledger(e.destination()).asked(e.transactionUid(), e.instances(), e.overdue());
        } else if (event instanceof StudyEvent.Committed e) {
            ledger(e.destination()).settled(e.at(), e.instances(), Mark.COMMITTED);
        } else if (event instanceof StudyEvent.CommitmentWaived e) {
            ledger(e.destination()).waived(e.at(), e.instances(), e.words());
        } else if (event instanceof StudyEvent.CommitmentFailed e) {
            ledger(e.destination()).commitmentFailed(e.at(), e.instances(), e.words());
        }
    }

    public StudyUid study() {
        return study;
    }

    /** Whether anything is known of it. */
    public boolean known() {
        return !originals.isEmpty() || !revisions.isEmpty();
    }

    /** The number of the revision that originals arriving now belong to. */
    public int openRevision() {
        return closed + 1;
    }

    /** Originals of the open revision, in the order of arrival. */
    public List<InstanceUid> unassembled() {
        return List.copyOf(unassembled.keySet());
    }

    public boolean complete() {
        return unassembled.isEmpty();
    }

    public int originalCount() {
        return originals.size();
    }

    /** When the latest original arrived. */
    Optional<Instant> lastReceived() {
        return originals.values().stream().reduce((first, second) -> second);
    }

    /** All revisions anything is known of, in order; the open one among them once it was routed. */
    public Collection<Revision> revisions() {
        return List.copyOf(revisions.values());
    }

    public Optional<Revision> revision(int number) {
        return Optional.ofNullable(revisions.get(number));
    }

    /** Whether originals wait that were not given a destination. */
    public boolean routingDue() {
        return !unassembled.isEmpty() && revision(openRevision()).filter(Revision::routed).isEmpty()
                || revisions.values().stream().anyMatch(r -> r.assembled() && !r.routed());
    }

    /** What of a revision goes to its destinations: its originals, then the results made so far. */
    public List<InstanceUid> outgoing(Revision revision) {
        List<InstanceUid> all = new ArrayList<>(originalsOf(revision));
        all.addAll(revision.results());
        return all;
    }

    /** The originals of a revision, open or closed, in the order of arrival. */
    public List<InstanceUid> originalsOf(Revision revision) {
        return revision.number() == openRevision() ? unassembled() : revision.originals();
    }

    /** Whether a destination or an application had to do without this original, or did not want it. */
    public boolean missed(InstanceUid original) {
        return originals.containsKey(original) && (ledgers.values().stream()
                .anyMatch(ledger -> ledger.mark(original).filter(Mark.REFUSED::equals).isPresent())
                || revisions.values().stream().flatMap(revision -> revision.decisions().stream())
                        .anyMatch(decision -> decision.failed() && decision.inputs().contains(original)));
    }

    /** What the destination did; empty at first. */
    public Ledger ledger(String destination) {
        return ledgers.computeIfAbsent(destination, name -> new Ledger());
    }

    /** Whether its chain has come to its end, well or not. */
    public boolean finished() {
        return known() && complete() && revisions.values().stream().allMatch(this::finished);
    }

    private boolean finished(Revision revision) {
        return revision.answered() && revision.routed()
                && revision.destinations().stream().allMatch(name -> settled(revision, ledger(name)));
    }

    private boolean settled(Revision revision, Ledger ledger) {
        return outgoing(revision).stream().allMatch(i -> ledger.mark(i).filter(Mark::settled).isPresent());
    }
}
