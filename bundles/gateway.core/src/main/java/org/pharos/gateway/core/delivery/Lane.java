package org.pharos.gateway.core.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.outbox.AssociationLostException;
import org.pharos.gateway.api.outbox.CommitmentNotOfferedException;
import org.pharos.gateway.api.outbox.CommitmentRefusedException;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.outbox.DestinationUnavailableException;
import org.pharos.gateway.core.shelf.RecentInstances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one destination: a queue and the one thread that empties it. Whatever that destination does, no other lane
 * notices. Any thread may add; the channel is used on the lane's own thread only.
 */
final class Lane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final String LOST_FILE = "Its file is not in the spool any more, or is damaged and was set aside;"
            + " the health page says more. Have it sent again: it then goes on by itself.";
    private static final String LOST_RESULT = "Its file is not in the spool any more, or is damaged and was set"
            + " aside; the health page says more. Ask for another try: it is made again.";
    private static final String UNREADABLE = "Its file cannot be read now; it is tried again. Check the disk.";
    private static final String CULPRIT = "The association was lost again while this object was sent; the others go on"
            + " without it, and it is tried again by itself.";
    private static final String FAULT = "A fault in this software; the log says more.";
    private static final long CLOSE_MS_MAX = 1_500;
    /** How soon to look again whether one more answer to a request for commitment can be waited for. */
    private static final long BUSY_MS = 100;

    private final String name;
    private final LaneQueue queue;
    private final RecentInstances instances;
    private final LaneReports reports;
    private final Backoff backoff;
    private final Backoff afterRefusal;
    private final AtomicReference<DeliveryChannel> channel = new AtomicReference<>();
    private final Thread thread;
    private volatile String lastError = "";
    private volatile String commitmentError = "";
    private int failures;
    private int requestFailures;
    private InstanceUid lostOn;

    Lane(String name, LaneQueue queue, RecentInstances instances, LaneReports reports, LaneOptions options) {
        this.name = name;
        this.queue = queue;
        this.instances = instances;
        this.reports = reports;
        this.backoff = options.backoff();
        this.afterRefusal = options.backoff().atMostMs(options.refusedPauseMsMax());
        this.thread = new Thread(this::work, "pharos-deliver-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    LaneQueue queue() {
        return queue;
    }

    /** What it says now, in words; empty while it works. */
    String lastError() {
        return lastError;
    }

    /** Why it does not take requests for commitment now, in words; empty while it does. */
    String commitmentError() {
        return commitmentError;
    }

    Optional<DeliveryChannel> channel() {
        return Optional.ofNullable(channel.get());
    }

    void connect(DeliveryChannel to) {
        channel.set(to);
        queue.resume();
        queue.setOpen(true);
    }

    void disconnect(DeliveryChannel from) {
        if (channel.compareAndSet(from, null)) {
            queue.setOpen(false);
        }
    }

    void forget(Collection<InstanceUid> done) {
        queue.forget(done);
    }

    private void work() {
        try {
            while (true) {
                LaneQueue.Work next = queue.next();
                DeliveryChannel to = channel.get();
                if (next instanceof LaneQueue.Work.Batch batch) {
                    deliver(to, batch.parcels());
                } else if (next instanceof LaneQueue.Work.Ask ask) {
                    ask(to, ask.request());
                } else {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The lane to {} ends.", name);
        }
    }

    private void deliver(DeliveryChannel to, List<Parcel> parcels) {
        Map<InstanceUid, Parcel> open = new LinkedHashMap<>();
        List<StoredInstance> found = new ArrayList<>();
        List<LaneReports.Refusal> refused = new ArrayList<>();
        for (Parcel parcel : parcels) {
            try {
                instances.verified(parcel.instance()).ifPresentOrElse(held -> {
                    found.add(held);
                    open.put(parcel.instance(), parcel);
                }, () -> refused.add(lost(parcel)));
            } catch (IOException e) {
                LOG.warn("The file of {} cannot be read now: {}", parcel.instance(), e.getMessage());
                refused.add(new LaneReports.Refusal(parcel, false, UNREADABLE));
            }
        }
        List<Parcel> taken = new ArrayList<>();
        Optional<Trouble> trouble = send(to, found, answer -> sort(answer, open, taken, refused));
        trouble.flatMap(this::culprit).map(open::remove).ifPresent(parcel ->
                refused.add(new LaneReports.Refusal(parcel, false, CULPRIT)));
        settle(taken, refused, List.copyOf(open.values()), trouble.map(Trouble::words));
    }

    private static LaneReports.Refusal lost(Parcel parcel) {
        return new LaneReports.Refusal(parcel, true, parcel.result() ? LOST_RESULT : LOST_FILE);
    }

    private static void sort(DeliveryAnswer answer, Map<InstanceUid, Parcel> open, List<Parcel> taken,
            List<LaneReports.Refusal> refused) {
        Parcel parcel = open.remove(answer.instance().instance());
        if (parcel == null) {
            return;
        }
        if (answer instanceof DeliveryAnswer.Refused no) {
            refused.add(new LaneReports.Refusal(parcel, no.permanent(), no.words()));
        } else {
            taken.add(parcel);
        }
    }

    /** What kept a batch from getting through. @param during what was being sent; null when nothing was */
    private record Trouble(String words, InstanceUid during) {}

    /** The instance the association was lost on, when it was lost on it before too: it waits by itself from now on. */
    private Optional<InstanceUid> culprit(Trouble trouble) {
        boolean again = trouble.during() != null && trouble.during().equals(lostOn);
        lostOn = trouble.during();
        return again ? Optional.of(trouble.during()) : Optional.empty();
    }

    private static Optional<Trouble> send(DeliveryChannel to, List<StoredInstance> found,
            Consumer<DeliveryAnswer> each) {
        if (to == null) {
            return Optional.of(new Trouble("The destination was taken out of the configuration.", null));
        }
        try {
            if (!found.isEmpty()) {
                to.deliver(found, each);
            }
            return Optional.empty();
        } catch (AssociationLostException e) {
            return Optional.of(new Trouble(e.getMessage(), e.during()));
        } catch (DestinationUnavailableException e) {
            return Optional.of(new Trouble(e.getMessage(), null));
        } catch (RuntimeException e) {
            LOG.error("A delivery failed in a way nobody foresaw.", e);
            return Optional.of(new Trouble(FAULT, null));
        }
    }

    /** Undelivered ones go first next time; what was refused for now waits by itself; the loop hears the rest. */
    private void settle(List<Parcel> taken, List<LaneReports.Refusal> refused, List<Parcel> undelivered,
            Optional<String> trouble) {
        refused.stream().filter(refusal -> !refusal.permanent())
                .forEach(refusal -> queue.delay(refusal.parcel(), backoff));
        queue.putBack(undelivered);
        if (!taken.isEmpty() || !refused.isEmpty()) {
            reports.answered(name, taken, refused);
        }
        if (trouble.isPresent() || !undelivered.isEmpty()) {
            unavailable(undelivered, trouble.orElse("It did not answer for every object."));
        } else if (!taken.isEmpty() || refused.isEmpty()) {
            works();
        } else {
            refusedAll(refused);
        }
    }

    private void refusedAll(List<LaneReports.Refusal> refused) {
        boolean forNow = refused.stream().anyMatch(refusal -> !refusal.permanent());
        if (forNow) {
            failures++;
            lastError = refused.get(refused.size() - 1).words();
            queue.pause(afterRefusal.delayMs(failures));
        }
    }

    private void ask(DeliveryChannel to, Request request) {
        List<StoredInstance> about = new ArrayList<>();
        request.instances().forEach(uid -> instances.find(uid).ifPresent(about::add));
        try {
            if (to == null) {
                throw new DestinationUnavailableException("The destination was taken out of the configuration.");
            }
            if (!to.destination().commitment()) {
                takesRequests();
                reports.notOffered(request, Commitments.NOT_ASKED);
                return;
            }
            if (!to.mayRequestCommitment()) {
                queue.putBack(request);
                queue.pauseRequests(BUSY_MS);
                return;
            }
            to.requestCommitment(request.transactionUid(), about);
            takesRequests();
            reports.asked(request);
        } catch (CommitmentRefusedException e) {
            works();
            requestFailures++;
            commitmentError = e.getMessage();
            queue.putBack(request);
            queue.pauseRequests(backoff.delayMs(requestFailures));
        } catch (CommitmentNotOfferedException e) {
            takesRequests();
            reports.notOffered(request, e.getMessage());
        } catch (DestinationUnavailableException e) {
            queue.putBack(request);
            unavailable(List.of(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A request for commitment failed in a way nobody foresaw.", e);
            queue.putBack(request);
            unavailable(List.of(), FAULT);
        }
    }

    private void takesRequests() {
        works();
        requestFailures = 0;
        commitmentError = "";
    }

    private void works() {
        failures = 0;
        lastError = "";
    }

    private void unavailable(List<Parcel> undelivered, String words) {
        failures++;
        lastError = words;
        queue.pause(backoff.delayMs(failures));
        reports.unavailable(name, undelivered, failures, words);
    }

    @Override
    public void close() {
        queue.close();
        thread.interrupt();
        try {
            thread.join(CLOSE_MS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
