package org.pharos.dicom.net.association;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pharos.dicom.net.ManualTime;

/** The time starts close to its overflow: differences must count, not values. */
class PatienceTest {

    private final ManualTime time = new ManualTime();
    private final Patience patience = new Patience(AssociationTimes.DEFAULT, time);

    @Test
    void artimRunsOutAfterTenSeconds() {
        patience.artim().start();
        time.advanceMs(9_999);
        assertThat(patience.expired()).isEmpty();
        time.advanceMs(1);
        assertThat(patience.expired()).contains(Expiry.ARTIM);
    }

    @Test
    void aStoppedArtimNeverRunsOut() {
        patience.artim().start();
        patience.artim().stop();
        time.advanceMs(100_000);
        assertThat(patience.expired()).isEmpty();
    }

    @Test
    void idlenessRunsOutUnlessSomethingCame() {
        patience.await(Expiry.IDLE, 60_000);
        time.advanceMs(59_999);
        assertThat(patience.awaitedMs(Expiry.IDLE)).isEqualTo(59_999);
        patience.settled();
        time.advanceMs(100_000);
        assertThat(patience.expired()).isEmpty();
        patience.await(Expiry.IDLE, 60_000);
        time.advanceMs(60_000);
        assertThat(patience.expired()).contains(Expiry.IDLE);
    }

    @Test
    void aByteASecondIsTooSlow() {
        patience.reading().begin();
        for (int second = 0; second < 29; second++) {
            read(1_000, 1);
        }
        assertThat(patience.expired()).isEmpty();
        read(1_000, 1);
        assertThat(patience.expired()).contains(Expiry.TOO_SLOW);
    }

    @Test
    void oneReadThatNeverEndsIsTooSlow() {
        patience.reading().begin();
        patience.reading().waitStarted();
        time.advanceMs(30_000);
        assertThat(patience.expired()).contains(Expiry.TOO_SLOW);
    }

    @Test
    void aKilobyteASecondIsEnoughHoweverLongItTakes() {
        patience.reading().begin();
        for (int second = 0; second < 3_600; second++) {
            read(1_000, 1_024);
            assertThat(patience.expired()).isEmpty();
        }
    }

    @Test
    void aFastStartDoesNotExcuseAStallLater() {
        patience.reading().begin();
        read(29_999, 100_000_000);
        read(1, 0);
        assertThat(patience.expired()).isEmpty();
        read(30_000, 0);
        assertThat(patience.expired()).contains(Expiry.TOO_SLOW);
    }

    @Test
    void timeSpentOnThisSideDoesNotCountAgainstThePeer() {
        patience.reading().begin();
        for (int i = 0; i < 100; i++) {
            read(10, 100);
            time.advanceMs(10_000);
        }
        assertThat(patience.expired()).isEmpty();
    }

    @Test
    void aPeerThatTakesNothingIsGivenUp() {
        patience.writing().waitStarted();
        time.advanceMs(30_000);
        assertThat(patience.expired()).contains(Expiry.NOT_TAKING);
    }

    @Test
    void theFirstReasonStays() {
        patience.expire(Expiry.ABORT_WANTED);
        patience.artim().start();
        time.advanceMs(100_000);
        assertThat(patience.expired()).contains(Expiry.ABORT_WANTED);
    }

    private void read(long ms, int bytes) {
        patience.reading().waitStarted();
        time.advanceMs(ms);
        patience.reading().waitEnded(bytes);
    }
}
