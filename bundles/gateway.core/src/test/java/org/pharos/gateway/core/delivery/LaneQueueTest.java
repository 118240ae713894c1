package org.pharos.gateway.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;

class LaneQueueTest {

    private static final StudyUid STUDY = new StudyUid("1.2.3");
    private final AtomicLong nanos = new AtomicLong();
    private final LaneQueue queue = new LaneQueue(nanos::get, 2);
    private final Backoff backoff = new Backoff(1_000, 3_600_000, new Random(1));

    private static Parcel parcel(int number, boolean result) {
        return new Parcel(STUDY, 1, new InstanceUid("1.2." + number), result);
    }

    private static Parcel original(int number) {
        return parcel(number, false);
    }

    private LaneQueueTest open() {
        queue.setOpen(true);
        return this;
    }

    private List<Parcel> next() throws InterruptedException {
        return ((LaneQueue.Work.Batch) queue.next()).parcels();
    }

    @Test
    void originalsGoBeforeResultsInBoundedBatches() throws InterruptedException {
        open();
        queue.add(parcel(9, true));
        queue.add(original(1));
        queue.add(original(2));
        queue.add(original(3));
        assertThat(next()).containsExactly(original(1), original(2));
        assertThat(next()).containsExactly(original(3), parcel(9, true));
    }

    @Test
    void whatIsHeldIsNotQueuedAgainUntilItIsForgotten() throws InterruptedException {
        open();
        queue.add(original(1));
        assertThat(next()).containsExactly(original(1));
        queue.add(original(1));
        queue.add(original(2));
        assertThat(next()).containsExactly(original(2));
        queue.forget(List.of(original(1).instance()));
        queue.add(original(1));
        assertThat(next()).containsExactly(original(1));
    }

    @Test
    void undeliveredOnesKeepTheirPlace() throws InterruptedException {
        open();
        queue.add(original(1));
        queue.add(original(2));
        queue.add(original(3));
        queue.putBack(next());
        assertThat(next()).containsExactly(original(1), original(2));
    }

    @Test
    void aRefusedOneWaitsByItself() throws InterruptedException {
        open();
        queue.add(original(1));
        queue.delay(next().get(0), backoff);
        queue.add(original(2));
        assertThat(next()).containsExactly(original(2));
        nanos.addAndGet(2_000_000_000L);
        assertThat(next()).containsExactly(original(1));
    }

    @Test
    void aPersonEndsEveryWait() throws InterruptedException {
        open();
        queue.add(original(1));
        queue.delay(next().get(0), backoff);
        queue.pause(3_600_000);
        assertThat(queue.pauseLeftMs()).isEqualTo(3_600_000);
        queue.resume();
        assertThat(next()).containsExactly(original(1));
    }

    @Test
    void closingEndsTheWait() throws InterruptedException {
        queue.add(original(1));
        queue.close();
        assertThat(queue.next()).isInstanceOf(LaneQueue.Work.End.class);
    }

    @Test
    void theBackOffDoublesUpToAnHourWithJitter() {
        assertThat(backoff.delayMs(1)).isBetween(800L, 1_200L);
        assertThat(backoff.delayMs(4)).isBetween(6_400L, 9_600L);
        assertThat(backoff.delayMs(1_000_000)).isBetween(2_880_000L, 4_320_000L);
    }
}
