package org.pharos.gateway.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.LongSupplier;
import org.pharos.gateway.api.instance.InstanceUid;

/**
 * What waits for one destination, in the order it goes: originals as they arrived, results, and between two batches of
 * them one request for commitment. A parcel that was refused for the time being waits by itself and holds up nobody; so
 * do the requests while none is taken. Safe for several threads; times
 * are monotonic nanoseconds.
 */
final class LaneQueue {

    private static final long NANOS_IN_MS = 1_000_000;

    /** What to do next. */
    sealed interface Work {

        record Batch(List<Parcel> parcels) implements Work {}

        record Ask(Request request) implements Work {}

        /** The queue was closed. */
        record End() implements Work {}
    }

    private record Delayed(Parcel parcel, long dueNanos) {}

    private final LongSupplier nanos;
    private final int batchMax;
    private final Deque<Parcel> originals = new ArrayDeque<>();
    private final Deque<Parcel> results = new ArrayDeque<>();
    private final Deque<Request> requests = new ArrayDeque<>();
    private final PriorityQueue<Delayed> delayed =
            new PriorityQueue<>(Comparator.comparingLong((Delayed d) -> d.dueNanos()));
    private final Set<InstanceUid> held = new HashSet<>();
    private final Map<InstanceUid, Integer> refusals = new HashMap<>();
    private boolean open;
    private boolean closed;
    private boolean paused;
    private long pausedUntilNanos;
    private boolean requestsPaused;
    private long requestsPausedUntilNanos;
    private boolean requestIsNext;

    LaneQueue(LongSupplier nanos, int batchMax) {
        this.nanos = nanos;
        this.batchMax = batchMax;
    }

    /** Adds a parcel, unless the lane holds it already. */
    synchronized void add(Parcel parcel) {
        if (held.add(parcel.instance())) {
            (parcel.result() ? results : originals).add(parcel);
            notifyAll();
        }
    }

    synchronized void add(Request request) {
        requests.add(request);
        notifyAll();
    }

    /** The lane need not hold these any more: what became of them is written down. */
    synchronized void forget(Collection<InstanceUid> instances) {
        instances.forEach(instance -> {
            held.remove(instance);
            refusals.remove(instance);
        });
    }

    /** These did not get through; they go first when the lane goes on. */
    synchronized void putBack(List<Parcel> parcels) {
        for (int i = parcels.size() - 1; i >= 0; i--) {
            Parcel parcel = parcels.get(i);
            (parcel.result() ? results : originals).addFirst(parcel);
        }
    }

    synchronized void putBack(Request request) {
        requests.addFirst(request);
    }

    /** This one was refused for the time being: it waits by itself. */
    synchronized void delay(Parcel parcel, Backoff backoff) {
        int count = refusals.merge(parcel.instance(), 1, Integer::sum);
        delayed.add(new Delayed(parcel, nanos.getAsLong() + backoff.delayMs(count) * NANOS_IN_MS));
        notifyAll();
    }

    /** This one is to be sent again after a while, unless the lane holds it already. */
    synchronized void addLater(Parcel parcel, long delayMs) {
        if (held.add(parcel.instance())) {
            delayed.add(new Delayed(parcel, nanos.getAsLong() + delayMs * NANOS_IN_MS));
            notifyAll();
        }
    }

    /** Whether the destination's channel is there. */
    synchronized void setOpen(boolean now) {
        open = now;
        notifyAll();
    }

    synchronized void pause(long ms) {
        paused = true;
        pausedUntilNanos = nanos.getAsLong() + ms * NANOS_IN_MS;
    }

    /** Requests for commitment wait; parcels go on. */
    synchronized void pauseRequests(long ms) {
        requestsPaused = true;
        requestsPausedUntilNanos = nanos.getAsLong() + ms * NANOS_IN_MS;
    }

    /** Goes on at once, whatever was to be waited for. */
    synchronized void resume() {
        paused = false;
        requestsPaused = false;
        delayed.forEach(d -> (d.parcel().result() ? results : originals).add(d.parcel()));
        delayed.clear();
        notifyAll();
    }

    /** Milliseconds until the lane goes on; 0 when it is not paused. */
    synchronized long pauseLeftMs() {
        return paused ? Math.max(0, (pausedUntilNanos - nanos.getAsLong()) / NANOS_IN_MS) : 0;
    }

    synchronized int size() {
        return held.size();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until there is something to do. */
    synchronized Work next() throws InterruptedException {
        while (!closed) {
            long waitMs = waitMs();
            if (waitMs == 0) {
                return work();
            }
            wait(waitMs == Long.MAX_VALUE ? 0 : waitMs);
        }
        return new Work.End();
    }

    private long waitMs() {
        if (!open) {
            return Long.MAX_VALUE;
        }
        long now = nanos.getAsLong();
        if (paused && pausedUntilNanos - now > 0) {
            return ceilMs(pausedUntilNanos - now);
        }
        paused = false;
        while (!delayed.isEmpty() && delayed.peek().dueNanos() - now <= 0) {
            Parcel parcel = delayed.poll().parcel();
            (parcel.result() ? results : originals).add(parcel);
        }
        if (requestsPaused && requestsPausedUntilNanos - now <= 0) {
            requestsPaused = false;
        }
        if (hasParcels() || hasRequest()) {
            return 0;
        }
        long parcelMs = delayed.isEmpty() ? Long.MAX_VALUE : ceilMs(delayed.peek().dueNanos() - now);
        long requestMs = requests.isEmpty() ? Long.MAX_VALUE : ceilMs(requestsPausedUntilNanos - now);
        return Math.min(parcelMs, requestMs);
    }

    private boolean hasParcels() {
        return !originals.isEmpty() || !results.isEmpty();
    }

    private boolean hasRequest() {
        return !requests.isEmpty() && !requestsPaused;
    }

    private static long ceilMs(long nanosLeft) {
        return Math.max(1, (nanosLeft + NANOS_IN_MS - 1) / NANOS_IN_MS);
    }

    private Work work() {
        if (hasRequest() && (requestIsNext || !hasParcels())) {
            requestIsNext = false;
            return new Work.Ask(requests.poll());
        }
        requestIsNext = true;
        List<Parcel> batch = new ArrayList<>();
        while (batch.size() < batchMax && !(originals.isEmpty() && results.isEmpty())) {
            batch.add(originals.isEmpty() ? results.poll() : originals.poll());
        }
        return new Work.Batch(batch);
    }
}
