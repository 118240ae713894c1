package org.pharos.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.test.kit.ManualClock;

class BoxFactsTest {

    @Test
    void tellsWhichSoftwareThisBoxRunsAndSinceWhen() {
        Instant start = Instant.parse("2026-11-28T12:00:00Z");
        ManualClock clock = new ManualClock(start);
        BoxFacts facts = new BoxFacts(new Version("1.2.3.qualifier"), clock);
        clock.advance(Duration.ofHours(1));
        assertThat(facts.metrics()).containsExactly(new Metric("box/version", "1.2.3"),
                new Metric("box/started-ms", start.toEpochMilli()));
    }
}
