package org.pharos.gateway.core.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.core.loop.Timers;
import org.pharos.gateway.core.progress.Ledger;
import org.pharos.gateway.core.progress.Mark;
import org.pharos.gateway.core.progress.Revision;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.shelf.EventBook;
import org.pharos.gateway.core.shelf.NotRecordedException;

/**
 * Asks destinations to commit to what they took, waits for the answers, and asks again when none comes (PS3.4 Annex J).
 * An answer may come hours later and on any association. State belongs to the loop's thread;
 * {@link #reported} may be called on any.
 */
public final class Commitments {

    private static final int INSTANCES_PER_REQUEST_MAX = 500;
    static final String NOT_ASKED = "This destination is not asked to commit; its Success is the end.";

    private final Executor loop;
    private final Timers timers;
    private final EventBook book;
    private final Lanes lanes;
    private final Steps steps;
    private final LaneOptions options;
    private final Supplier<String> transactionUids;
    private final Map<String, Request> known = new ConcurrentHashMap<>();
    /** By destination and instance, the latest transaction that asks about it. */
    private final Map<String, Map<InstanceUid, String>> awaited = new HashMap<>();
    /** By destination, what was asked about and not answered in time; read by any thread. */
    private final Map<String, Set<InstanceUid>> overdue = new ConcurrentHashMap<>();
    private final Map<InstanceUid, Integer> failures = new HashMap<>();

    /** @param transactionUids gives a UID never given before */
    public Commitments(Executor loop, Timers timers, EventBook book, Lanes lanes, Steps steps, LaneOptions options,
            Supplier<String> transactionUids) {
        this.loop = loop;
        this.timers = timers;
        this.book = book;
        this.lanes = lanes;
        this.steps = steps;
        this.options = options;
        this.transactionUids = transactionUids;
    }

    /** Takes up what an earlier run of this box asked: the answers are still understood, and who gave none is known. */
    public void remember(StudyState study) {
        for (Revision revision : study.revisions()) {
            for (String destination : revision.destinations()) {
                Ledger ledger = study.ledger(destination);
                ledger.openRequests().forEach((uid, about) -> known.putIfAbsent(uid,
                        new Request(destination, uid, study.study(), revision.number(), List.copyOf(about), 0,
                                false)));
                late(destination, ledger.overdue());
            }
        }
    }

    /** Asks about everything of the study that was taken, is not committed to, and is not being asked about. */
    void ask(StudyState study) {
        for (Revision revision : study.revisions()) {
            List<InstanceUid> outgoing = study.outgoing(revision);
            for (String destination : revision.destinations()) {
                Map<InstanceUid, String> open = awaitedBy(destination);
                List<InstanceUid> due = outgoing.stream()
                        .filter(uid -> !open.containsKey(uid) && uncommitted(study, destination, uid)).toList();
                ask(study.study(), revision.number(), destination, due, 0, false);
            }
        }
    }

    private void ask(StudyUid study, int revision, String destination, List<InstanceUid> due, int repeat,
            boolean overdue) {
        DeliveryChannel channel = lanes.lane(destination).channel().orElse(null);
        if (channel == null || due.isEmpty()) {
            return;
        }
        if (!channel.destination().commitment()) {
            loop.execute(() -> waive(study, revision, destination, due, NOT_ASKED));
            return;
        }
        for (int from = 0; from < due.size(); from += INSTANCES_PER_REQUEST_MAX) {
            List<InstanceUid> some = due.subList(from, Math.min(due.size(), from + INSTANCES_PER_REQUEST_MAX));
            request(new Request(destination, transactionUids.get(), study, revision, some, repeat, overdue));
        }
    }

    /** Known before it is written and written before it is sent: the answer may come at once. */
    private void request(Request request) {
        request.instances().forEach(uid -> awaitedBy(request.destination()).put(uid, request.transactionUid()));
        known.put(request.transactionUid(), request);
        loop.execute(() -> steps.take(request.study(), study -> {
            try {
                book.write(study, new StudyEvent.CommitmentRequested(book.now(), request.study(), request.revision(),
                        request.destination(), request.transactionUid(), request.instances(), request.overdue()));
                lanes.lane(request.destination()).queue().add(request);
            } catch (NotRecordedException e) {
                known.remove(request.transactionUid());
                noLongerAwaited(request.destination(), request.instances());
                throw e;
            }
        }));
    }

    /** It was sent: the time to wait for the answer begins. */
    void asked(Request request) {
        long patience = options.commitmentTimeoutMs() << Math.min(request.repeat(), 20);
        timers.after(Math.min(patience, options.commitmentTimeoutMsMax()), () -> {
            if (known.containsKey(request.transactionUid())) {
                steps.take(request.study(), study -> timedOut(study, request));
            }
        });
    }

    private void timedOut(StudyState study, Request request) {
        late(request.destination(), latestAsked(study, request));
        askAgain(study, request, true);
    }

    private void late(String destination, Collection<InstanceUid> silentAbout) {
        if (!silentAbout.isEmpty()) {
            overdue.computeIfAbsent(destination, name -> ConcurrentHashMap.newKeySet()).addAll(silentAbout);
        }
    }

    /** The earlier request stays known: its answer counts whenever it comes. */
    private void askAgain(StudyState study, Request request, boolean overdue) {
        List<InstanceUid> silent = latestAsked(study, request);
        noLongerAwaited(request.destination(), silent);
        ask(request.study(), request.revision(), request.destination(), silent, request.repeat() + 1, overdue);
    }

    /** What is open of a request, without what a later one asks about. */
    private List<InstanceUid> latestAsked(StudyState study, Request request) {
        Map<InstanceUid, String> latest = awaitedBy(request.destination());
        return asked(study, request, request.instances()).stream()
                .filter(uid -> request.transactionUid().equals(latest.get(uid))).toList();
    }

    /** Asks a destination again about all it has not answered; one in trouble is asked anyway. Any thread may call. */
    public void askNow(String destination) {
        loop.execute(() -> {
            if (!lanes.errors().containsKey(destination)) {
                awaitedBy(destination).values().stream().distinct().map(known::get).filter(Objects::nonNull).toList()
                        .forEach(request -> steps.take(request.study(), study -> askAgain(study, request, false)));
            }
        });
    }

    private Map<InstanceUid, String> awaitedBy(String destination) {
        return awaited.computeIfAbsent(destination, name -> new HashMap<>());
    }

    void notOffered(Request request, String words) {
        known.remove(request.transactionUid());
        waive(request.study(), request.revision(), request.destination(), request.instances(), words);
    }

    private void waive(StudyUid study, int revision, String destination, List<InstanceUid> instances, String words) {
        steps.take(study, state -> {
            settled(destination, instances);
            List<InstanceUid> open = instances.stream().filter(uid -> uncommitted(state, destination, uid)).toList();
            if (!open.isEmpty()) {
                book.write(state, new StudyEvent.CommitmentWaived(book.now(), study, revision, destination, open,
                        words));
            }
        });
    }

    /** An answer arrived. Any thread may call. @return whether the request is known */
    public boolean reported(CommitmentReport report) {
        Request request = known.get(report.transactionUid());
        if (request == null) {
            return false;
        }
        lanes.lane(request.destination()).channel()
                .ifPresent(channel -> channel.commitmentAnswered(report.transactionUid()));
        loop.execute(() -> steps.take(request.study(), study -> settle(study, request, report)));
        return true;
    }

    private void settle(StudyState study, Request request, CommitmentReport report) throws NotRecordedException {
        List<InstanceUid> kept = asked(study, request, report.committed());
        List<InstanceUid> lost = asked(study, request, report.failed().keySet());
        if (!kept.isEmpty()) {
            book.write(study, new StudyEvent.Committed(book.now(), request.study(), request.revision(),
                    request.destination(), kept));
            settled(request.destination(), kept);
            failures.keySet().removeAll(kept);
        }
        if (!lost.isEmpty()) {
            sendAgainLater(request, lost);
            String words = lost.stream().map(uid -> report.failed().get(uid)).distinct()
                    .collect(Collectors.joining("; "));
            book.write(study, new StudyEvent.CommitmentFailed(book.now(), request.study(), request.revision(),
                    request.destination(), lost, "It does not keep " + lost.size() + " of them (" + words
                            + "). They are sent again."));
            settled(request.destination(), lost);
        }
        if (request.instances().stream().noneMatch(awaitedBy(request.destination())::containsKey)) {
            known.remove(request.transactionUid());
        }
    }

    /** What the report may speak about: instances of that request which are not settled. */
    private static List<InstanceUid> asked(StudyState study, Request request, Collection<InstanceUid> reported) {
        Set<InstanceUid> about = Set.copyOf(request.instances());
        return reported.stream().filter(about::contains)
                .filter(uid -> uncommitted(study, request.destination(), uid)).toList();
    }

    private static boolean uncommitted(StudyState study, String destination, InstanceUid uid) {
        return study.ledger(destination).mark(uid).filter(Mark.DELIVERED::equals).isPresent();
    }

    private void sendAgainLater(Request request, List<InstanceUid> lost) {
        LaneQueue queue = lanes.lane(request.destination()).queue();
        for (InstanceUid uid : lost) {
            int count = failures.merge(uid, 1, Integer::sum);
            queue.addLater(new Parcel(request.study(), request.revision(), uid, false), options.backoff()
                    .delayMs(count));
        }
    }

    private void noLongerAwaited(String destination, Collection<InstanceUid> instances) {
        instances.forEach(awaitedBy(destination)::remove);
    }

    private void settled(String destination, Collection<InstanceUid> instances) {
        noLongerAwaited(destination, instances);
        Set<InstanceUid> late = overdue.getOrDefault(destination, Set.of());
        if (!late.isEmpty()) {
            instances.forEach(late::remove);
        }
    }

    void forget(StudyUid study) {
        for (Request request : new ArrayList<>(known.values())) {
            if (request.study().equals(study)) {
                known.remove(request.transactionUid());
                settled(request.destination(), request.instances());
                failures.keySet().removeAll(request.instances());
            }
        }
    }

    /**
     * The destinations, in order, that left a request unanswered for longer than is waited, or do not take one. Any
     * thread may call.
     */
    public List<String> silent() {
        return lanes.destinations().stream().filter(name -> !overdue.getOrDefault(name, Set.of()).isEmpty()
                || !lanes.lane(name).commitmentError().isEmpty()).toList();
    }
}
