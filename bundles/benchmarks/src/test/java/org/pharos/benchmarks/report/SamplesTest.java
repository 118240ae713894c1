package org.pharos.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void nothingMeasuredHasNoFigure() {
        assertThatThrownBy(() -> new Samples(List.of())).hasMessageContaining("nothing was measured");
    }

    @Test
    void oneOutlierDoesNotMoveTheMedian() {
        assertThat(new Samples(List.of(1.0, 2.0, 900.0)).median()).isEqualTo(2.0);
        assertThat(new Samples(List.of(4.0, 1.0, 2.0, 900.0)).median()).isEqualTo(3.0);
    }

    @Test
    void theNinetyFifthOfTwentyIsTheNineteenth() {
        List<Double> values = IntStream.rangeClosed(1, 20).mapToObj(Double::valueOf).toList();
        assertThat(new Samples(values).percentile(0.95)).isEqualTo(19.0);
        assertThat(new Samples(values).percentile(1)).isEqualTo(20.0);
    }

    @Test
    void ratiosAreTakenWithinTheRoundsBothHad() {
        Samples ours = new Samples(List.of(1.0, 2.0, 5.0));
        Samples theirs = new Samples(List.of(20.0, 50.0));
        assertThat(theirs.over(ours).values()).containsExactly(20.0, 25.0);
    }
}
