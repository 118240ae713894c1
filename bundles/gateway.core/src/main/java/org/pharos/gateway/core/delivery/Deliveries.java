package org.pharos.gateway.core.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.core.progress.Ledger;
import org.pharos.gateway.core.progress.Revision;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.shelf.EventBook;
import org.pharos.gateway.core.shelf.NotRecordedException;

/**
 * Puts what a study has for its destinations into their lanes, and writes down what became of it. Its state belongs to
 * the loop's thread; the reports of the lanes are brought there.
 */
public final class Deliveries implements LaneReports {

    private final Executor loop;
    private final EventBook book;
    private final Lanes lanes;
    private final Commitments commitments;
    private final Steps steps;
    private final Map<String, Instant> lastSuccess = new ConcurrentHashMap<>();

    public Deliveries(Executor loop, EventBook book, Lanes lanes, Commitments commitments, Steps steps) {
        this.loop = loop;
        this.book = book;
        this.lanes = lanes;
        this.commitments = commitments;
        this.steps = steps;
        lanes.reportTo(this);
    }

    /** Queues everything of the study that waits; what is queued already stays where it is. */
    public void forward(StudyState study) {
        for (Revision revision : study.revisions()) {
            List<InstanceUid> results = revision.results();
            for (String destination : revision.destinations()) {
                Ledger ledger = study.ledger(destination);
                LaneQueue queue = lanes.lane(destination).queue();
                study.originalsOf(revision).stream().filter(uid -> ledger.mark(uid).isEmpty())
                        .forEach(uid -> queue.add(new Parcel(study.study(), revision.number(), uid, false)));
                results.stream().filter(uid -> ledger.mark(uid).isEmpty())
                        .forEach(uid -> queue.add(new Parcel(study.study(), revision.number(), uid, true)));
            }
        }
        commitments.ask(study);
    }

    /** Queues one original of the open revision. */
    public void forward(StudyState study, Revision open, InstanceUid original) {
        open.destinations().forEach(destination -> lanes.lane(destination).queue()
                .add(new Parcel(study.study(), open.number(), original, false)));
    }

    @Override
    public void answered(String destination, List<Parcel> taken, List<Refusal> refused) {
        loop.execute(() -> {
            if (!taken.isEmpty()) {
                lastSuccess.put(destination, book.now());
            }
            Group.of(taken).forEach((group, instances) -> steps.take(group.study(), study -> {
                lanes.lane(destination).forget(instances);
                book.write(study, new StudyEvent.Delivered(book.now(), group.study(), group.revision(), destination,
                        instances));
            }));
            byWords(refused).forEach((words, some) -> refused(destination, words, some));
        });
    }

    private void refused(String destination, String words, List<Refusal> refused) {
        Map<Boolean, List<Parcel>> byPermanence = refused.stream().collect(Collectors.partitioningBy(Refusal::permanent,
                Collectors.mapping(Refusal::parcel, Collectors.toList())));
        Group.of(byPermanence.get(true)).forEach((group, instances) -> steps.take(group.study(), study -> {
            lanes.lane(destination).forget(instances);
            book.write(study, new StudyEvent.DeliveryFailed(book.now(), group.study(), group.revision(), destination,
                    instances, 1, true, words));
        }));
        Group.of(byPermanence.get(false)).forEach((group, instances) -> steps.take(group.study(),
                study -> failed(study, group, destination, instances, 1, words)));
    }

    @Override
    public void unavailable(String destination, List<Parcel> undelivered, int failures, String words) {
        loop.execute(() -> Group.of(undelivered).forEach((group, instances) -> steps.take(group.study(),
                study -> failed(study, group, destination, instances, failures, words))));
    }

    /** A failure that says nothing new is not written again: an outage of days must not fill the journal. */
    private void failed(StudyState study, Group group, String destination, List<InstanceUid> instances, int attempt,
            String words) throws NotRecordedException {
        if (!words.equals(study.ledger(destination).lastError())) {
            book.write(study, new StudyEvent.DeliveryFailed(book.now(), group.study(), group.revision(), destination,
                    instances, attempt, false, words));
        }
    }

    private static Map<String, List<Refusal>> byWords(Collection<Refusal> refused) {
        return refused.stream().collect(Collectors.groupingBy(Refusal::words, LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    public void asked(Request request) {
        loop.execute(() -> commitments.asked(request));
    }

    @Override
    public void notOffered(Request request, String words) {
        loop.execute(() -> commitments.notOffered(request, words));
    }

    /** When the destination last took something since this box started; empty when it has not. Any thread may call. */
    Optional<Instant> lastSuccess(String destination) {
        return Optional.ofNullable(lastSuccess.get(destination));
    }

    /** Whether the destination left a request for commitment unanswered for too long. Any thread may call. */
    boolean isSilent(String destination) {
        return commitments.silent().contains(destination);
    }

    /** Forgets what is remembered of a study that has come to its end. */
    public void forget(StudyUid study) {
        commitments.forget(study);
    }
}
