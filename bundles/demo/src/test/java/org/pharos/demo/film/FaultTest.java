package org.pharos.demo.film;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {

    /** Two rows of three: 1 2 3 above 4 5 6. */
    private static final Film FILM = new Film(2, 3, new byte[] {1, 2, 3, 4, 5, 6}, "PA", "SIMULATED", true);

    @Test
    void turnsClockwise() {
        Film turned = Fault.TURNED.applyTo(FILM);

        assertThat(turned.rows()).isEqualTo(3);
        assertThat(turned.columns()).isEqualTo(2);
        assertThat(turned.grey()).containsExactly(4, 1, 5, 2, 6, 3);
    }

    @Test
    void mirrorsLeftAndRight() {
        assertThat(Fault.MIRRORED.applyTo(FILM).grey()).containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void putsItUpsideDownByTurningItTwice() {
        assertThat(Fault.UPSIDE_DOWN.applyTo(FILM).grey())
                .isEqualTo(Fault.TURNED.applyTo(Fault.TURNED.applyTo(FILM)).grey());
    }

    @Test
    void invertsTheGreyScale() {
        assertThat(Fault.INVERTED.applyTo(FILM).grey()).containsExactly(~1, ~2, ~3, ~4, ~5, ~6);
    }

    @Test
    void leavesTheFilmAloneWhenOnlyTheHeaderIsWrong() {
        assertThat(Fault.WRONG_VIEW.applyTo(FILM)).isSameAs(FILM);
    }
}
