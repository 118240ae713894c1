package org.pharos.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.test.kit.ManualClock;

class BoxChecksTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();

    private void pass(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void saysWhenTheClockJumpsAndForgetsItAfterAnHour() {
        ClockCheck check = new ClockCheck(clock, nanos::get);
        pass(Duration.ofMinutes(1));
        assertThat(check.check().state()).isEqualTo(HealthState.OK);
        clock.advance(Duration.ofDays(-30));
        assertThat(check.check().what()).contains("jumped back");
        pass(Duration.ofMinutes(30));
        assertThat(check.check().state()).isEqualTo(HealthState.DEGRADED);
        pass(Duration.ofMinutes(31));
        assertThat(check.check().state()).isEqualTo(HealthState.OK);
    }

    @Test
    void saysWhenTheClockIsOlderThanTheSoftware() {
        ClockCheck check = new ClockCheck(new ManualClock(Instant.EPOCH), nanos::get);
        assertThat(check.check().what()).contains("clock of this box is wrong");
    }

    @Test
    void saysWhenTheDiskFillsUp(@TempDir Path home) {
        DiskCheck check = new DiskCheck(home, 10, 3);
        assertThat(check.judged(50, 100).state()).isEqualTo(HealthState.OK);
        assertThat(check.judged(9, 100).state()).isEqualTo(HealthState.DEGRADED);
        assertThat(check.judged(2, 100).state()).isEqualTo(HealthState.CRITICAL);
        assertThat(check.check().why() + check.check().what()).contains("%");
    }

    @Test
    void saysWhenTheDiskIsNotThere(@TempDir Path home) {
        assertThat(new DiskCheck(home.resolve("gone"), 10, 3).check().state()).isEqualTo(HealthState.CRITICAL);
    }

    @Test
    void saysWhenMemoryRunsShort() {
        MemoryCheck check = new MemoryCheck(90);
        assertThat(check.judged(95, 100).state()).isEqualTo(HealthState.DEGRADED);
        assertThat(check.judged(50, 100).state()).isEqualTo(HealthState.OK);
        assertThat(check.check().what()).isNotBlank();
    }
}
