package org.pharos.community.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> WilsonInterval.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WilsonInterval.of(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WilsonInterval.of(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staysWithinBoundsAtTheEnds() {
        assertThat(WilsonInterval.of(0, 20).low()).isZero();
        assertThat(WilsonInterval.of(0, 20).high()).isCloseTo(0.1611, within(0.0001));
        assertThat(WilsonInterval.of(20, 20).low()).isCloseTo(0.8389, within(0.0001));
        assertThat(WilsonInterval.of(20, 20).high()).isEqualTo(1);
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29. */
    @Test
    void agreesWithThePublishedExamples() {
        agrees(81, 263, 0.2553, 0.3662);
        agrees(15, 148, 0.0624, 0.1605);
        agrees(1, 29, 0.0061, 0.1718);
    }

    private static void agrees(long count, long total, double low, double high) {
        assertThat(WilsonInterval.of(count, total).low()).isCloseTo(low, within(0.0001));
        assertThat(WilsonInterval.of(count, total).high()).isCloseTo(high, within(0.0001));
    }
}
