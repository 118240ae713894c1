package org.pharos.gateway.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.instance.StudyUid;

class QuietTimesTest {

    private static final StudyUid STUDY = new StudyUid("1.2.3");

    @Test
    void refusesWhatIsNoQuietTimeInWords() {
        assertThatThrownBy(() -> QuietTimes.parse(0, 0, 10, List.of("US:3"))).hasMessageContaining("such as US=30000");
        assertThatThrownBy(() -> QuietTimes.parse(0, 0, 100_000_000, List.of()))
                .hasMessageContaining("a quiet time is 0 to");
    }

    @Test
    void eachModalityHasItsOwn() {
        List<Long> delays = new ArrayList<>();
        StudyAssembler assembler = new StudyAssembler((delayMs, task) -> {
            delays.add(delayMs);
            return () -> { };
        }, QuietTimes.parse(500, 500, 10_000, List.of("us=30000")), (study, evidence) -> { });
        assembler.arrived(STUDY, "US");
        assembler.arrived(STUDY, "DX");
        assembler.released(STUDY, false);
        assertThat(delays).containsExactly(30_000L, 10_000L, 500L);
    }

    @Test
    void aReleaseWithoutObjectsEndsNothing() {
        List<String> complete = new ArrayList<>();
        StudyAssembler assembler = new StudyAssembler((delayMs, task) -> () -> { },
                QuietTimes.parse(0, 3_000, 10_000, List.of()), (study, evidence) -> complete.add(evidence));
        assembler.released(STUDY, false);
        assertThat(complete).isEmpty();
        assembler.arrived(STUDY, "DX");
        assembler.released(STUDY, false);
        assertThat(complete).containsExactly("The sender ended its transfer.");
        assertThat(assembler.open()).isZero();
    }
}
