package org.pharos.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;

class CachedHealthBoardTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong cacheClock = new AtomicLong();
    private final CachedHealthBoard board = new CachedHealthBoard(threads, System::nanoTime, 0, 100);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static HealthCheck check(String id, Supplier<HealthResult> answer) {
        return new HealthCheck() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public HealthResult check() {
                return answer.get();
            }
        };
    }

    @Test
    void aCheckThatHangsIsAResultAndIsNotAskedAgainMeanwhile() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        board.add(check("stuck", () -> {
            asked.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return HealthResult.ok("never said");
        }));
        board.add(check("fine", () -> HealthResult.ok("well")));
        assertThat(board.results().get("stuck").state()).isEqualTo(HealthState.DEGRADED);
        assertThat(board.results().get("stuck").what()).contains("does not answer");
        assertThat(board.results().get("fine").state()).isEqualTo(HealthState.OK);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aCheckThatFailsIsAResultToo() {
        board.add(check("broken", () -> {
            throw new IllegalStateException("a fault");
        }));
        assertThat(board.results().get("broken").state()).isEqualTo(HealthState.DEGRADED);
        assertThat(board.overall()).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void theSameResultsAreGivenForAWhile() {
        CachedHealthBoard cached = new CachedHealthBoard(Runnable::run, cacheClock::get, 3_000, 100);
        AtomicInteger asked = new AtomicInteger();
        cached.add(check("counted", () -> HealthResult.ok("asked " + asked.incrementAndGet())));
        cached.results();
        cached.results();
        assertThat(asked).hasValue(1);
        cacheClock.addAndGet(3_000_000_000L);
        cached.results();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aNewCheckIsSeenAtOnceAndARemovedOneGone() {
        HealthCheck late = check("late", () -> new HealthResult(HealthState.CRITICAL, "bad", "", ""));
        assertThat(board.overall()).isEqualTo(HealthState.OK);
        board.add(late);
        assertThat(board.overall()).isEqualTo(HealthState.CRITICAL);
        board.remove(late);
        assertThat(board.results()).isEmpty();
    }
}
