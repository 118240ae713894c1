package org.pharos.gateway.intake.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class GroupedLogTest {

    private final List<String> lines = new ArrayList<>();
    private final Logger logger = (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                lines.add((String) arguments[0]);
                return null;
            });
    private long now;
    private final GroupedLog log = new GroupedLog(logger, () -> now);

    private void aMinuteLater() {
        now += Duration.ofSeconds(61).toNanos();
        log.warn("CT7 was turned away.");
    }

    @Test
    void saysTheSameOnceAMinuteAndThenHowOftenItWas() {
        log.warn("CT7 was turned away.");
        log.warn("CT7 was turned away.");
        aMinuteLater();
        log.warn("CT7 was turned away.");
        log.warn("CT7 was turned away.");
        aMinuteLater();
        assertThat(lines).containsExactly("CT7 was turned away.",
                "CT7 was turned away. (and 1 time more since this was last said)",
                "CT7 was turned away. (and 2 times more since this was last said)");
    }

    @Test
    void countsNothingWhereThereIsNothingToCount() {
        log.warn("CT7 was turned away.");
        aMinuteLater();
        assertThat(lines).containsOnly("CT7 was turned away.").hasSize(2);
    }
}
