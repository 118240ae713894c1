package org.pharos.console.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.NeedsYou;
import org.pharos.console.core.QueueView;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.console.core.store.GatewayRecord;
import org.pharos.console.core.store.HistoryBucket;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.test.kit.ManualClock;

class LiveFleetTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final ManualClock clock = new ManualClock(START);
    private final LiveFleet fleet = new LiveFleet(clock);
    private final Box box = new Box("site-a");
    private final List<String> commands = new ArrayList<>();

    @Test
    void aBirthShowsTheGatewayAndDataMovesItsValues() {
        birth(3, Map.of("studies/last-hour", 4L, "queue/pacs/waiting", 2L, "health/overall", "OK", "inference/engine",
                "openvino", "app-month", "2026-11", "app/cxr/patients", 12L, "app/cxr/attention/rotated", 3L));
        data("studies/last-hour", 5L, false);

        GatewayView view = only();
        assertThat(view.online()).isTrue();
        assertThat(view.studiesHour()).isEqualTo(OptionalLong.of(5));
        assertThat(view.queues()).containsExactly(new QueueView("pacs", 2));
        assertThat(view.health()).isEqualTo(HealthWord.OK);
        assertThat(view.applications()).singleElement().satisfies(application -> {
            assertThat(application.patients()).isEqualTo(12);
            assertThat(application.attention()).containsEntry("rotated", 3L);
        });
        assertThat(fleet.needs()).isEmpty();
        assertThat(commands).isEmpty();
    }

    @Test
    void aLateWillDoesNotEndTheNewerSession() {
        birth(3, Map.of());
        birth(4, Map.of());
        say("NDEATH", Box.death(3));
        assertThat(only().online()).isTrue();
        say("NDEATH", Box.death(4));
        assertThat(only().online()).isFalse();
    }

    @Test
    void aGapAsksForTheBirthOnceInAWhileAndLosesNoValue() throws Exception {
        birth(1, Map.of("studies/last-hour", 1L));
        box.loseOne();
        data("studies/last-hour", 2L, false);
        data("studies/last-hour", 3L, false);
        box.loseOne();
        data("studies/last-hour", 4L, false);

        assertThat(only().studiesHour()).isEqualTo(OptionalLong.of(4));
        assertThat(commands).containsExactly("spBv1.0/pharos/NCMD/site-a");
        clock.advance(Duration.ofSeconds(11));
        box.loseOne();
        data("studies/last-hour", 5L, false);
        assertThat(commands).hasSize(2);
    }

    @Test
    void sequenceNumbersGoRoundWithoutAGap() {
        birth(1, Map.of("studies/last-hour", 1L));
        for (long i = 0; i < 600; i++) {
            data("studies/last-hour", i, false);
        }
        assertThat(commands).isEmpty();
        assertThat(only().studiesHour()).isEqualTo(OptionalLong.of(599));
    }

    @Test
    void dataOfAGatewayNeverSeenBornAsksForItsBirthAndShowsNothingUntilThen() {
        box.birth(1, 1, Map.of("studies/last-hour", 1L));
        data("studies/last-hour", 2L, false);
        assertThat(fleet.views()).isEmpty();
        assertThat(commands).hasSize(1);
    }

    @Test
    void whatIsHistoricalGoesToTheHistoryAndNotToThePresent() {
        birth(1, Map.of("studies/last-hour", 9L));
        fleet.history().drain();
        say("NDATA", box.data("studies/last-hour", 1L, START.minusSeconds(3600).toEpochMilli(), true));
        assertThat(only().studiesHour()).isEqualTo(OptionalLong.of(9));
        assertThat(fleet.history().drain()).singleElement().satisfies(bucket -> {
            assertThat(bucket.startMs()).isEqualTo(START.minusSeconds(3600).toEpochMilli());
            assertThat(bucket.mean()).isEqualTo(1);
        });
    }

    @Test
    void saysWhoNeedsAPersonAndWhyMostUrgentFirst() {
        birth(1, Map.of("health/overall", "DEGRADED", "health/spool/state", "DEGRADED", "health/spool/what",
                "The disk is nearly full.", "health/spool/remedy", "Make room.", "telemetry/dropped", 4L));
        Box other = new Box("site-b");
        fleet.arrived(other.topic("NBIRTH"), other.birth(1, clock.millis() + 90_000, Map.of()), (topic, bytes) -> { });
        fleet.arrived(other.topic("NDEATH"), Box.death(1), (topic, bytes) -> { });
        clock.advance(Duration.ofMinutes(20));

        List<NeedsYou> needs = fleet.needs();
        assertThat(needs).extracting(NeedsYou::urgency)
                .containsExactly(HealthWord.CRITICAL, HealthWord.DEGRADED, HealthWord.DEGRADED);
        assertThat(needs.get(0).what()).isEqualTo("Not heard since 23 Nov 10:00 UTC.");
        assertThat(needs).extracting(NeedsYou::what).contains("The disk is nearly full.",
                "4 reports to the console were lost.");
        assertThat(fleet.summary().needYou()).isEqualTo(3);
        assertThat(fleet.summary().online()).isEqualTo(1);
    }

    @Test
    void aClockThatIsWrongIsNamed() {
        say("NBIRTH", box.birth(1, clock.millis() - 3_600_000, Map.of()));
        assertThat(fleet.needs()).singleElement().satisfies(need ->
                assertThat(need.what()).isEqualTo("Its clock differs by 3600 s."));
    }

    @Test
    void gatewaysFromBeforeARestartAreShownOfflineUntilTheyAreBornAgain() {
        fleet.restore(List.of(new GatewayRecord(new SiteId("site-a"), START.minusSeconds(60),
                Map.of("box/version", "1"))));
        assertThat(only().online()).isFalse();
        assertThat(only().version()).isEqualTo("1");
        birth(1, Map.of("box/version", "2"));
        fleet.restore(List.of(new GatewayRecord(new SiteId("site-a"), START.minusSeconds(60),
                Map.of("box/version", "1"))));
        assertThat(only().version()).isEqualTo("2");
    }

    @Test
    void tellsListenersWhatChangedAndSurvivesOneThatFails() {
        List<Object> heard = new ArrayList<>();
        fleet.listen(sites -> {
            throw new IllegalStateException("broken page");
        });
        fleet.listen(heard::addAll);
        birth(1, Map.of());
        fleet.tell();
        fleet.tell();
        assertThat(heard).containsExactly(new SiteId("site-a"));
    }

    @Test
    void aBoxThatPromisedToSpeakAndFellSilentIsNamed() {
        birth(1, Map.of("telemetry/heartbeat-s", 60L));
        clock.advance(Duration.ofMinutes(3));
        assertThat(fleet.needs()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(fleet.needs()).singleElement().satisfies(need ->
                assertThat(need.what()).isEqualTo("Connected, but silent since 23 Nov 10:00 UTC."));
    }

    @Test
    void aBoxThatTellsOfImpossibleTimesLeavesNoHistoryAndCannotCrowdOutTheOthers() {
        birth(1, Map.of("studies/last-hour", 9L));
        fleet.history().drain();
        say("NDATA", box.data("studies/last-hour", 1L, START.plus(Duration.ofDays(400)).toEpochMilli(), true));
        say("NDATA", box.data("studies/last-hour", 1L, Long.MIN_VALUE, true));
        assertThat(fleet.history().drain()).isEmpty();

        for (int i = 0; i < HistoryBuffer.SITE_BUCKETS_MAX + 10; i++) {
            fleet.history().add(new SiteId("loud"), "m", i * HistoryBucket.WIDTH_MS, 1);
        }
        fleet.history().add(new SiteId("quiet"), "m", 0, 1);
        List<HistoryBucket> kept = fleet.history().drain();
        assertThat(kept).hasSize(HistoryBuffer.SITE_BUCKETS_MAX + 1);
        fleet.history().putBack(kept);
        assertThat(fleet.history().of(new SiteId("quiet"), "m", 0)).hasSize(1);
    }

    @Test
    void whatCannotBeKeptOrPublishedOfAnApplicationIsPassedOver() {
        birth(1, Map.of("app-month", "+999999999-12", "app/cxr/patients", -5L, "app/<b>x</b>/images", 4L,
                "app/" + "y".repeat(300) + "/images", 4L, "app/cxr/attention/" + "z".repeat(300), 4L));
        assertThat(only().applications()).singleElement().satisfies(application -> {
            assertThat(application.id()).isEqualTo("cxr");
            assertThat(application.patients()).isZero();
            assertThat(application.attention()).isEmpty();
        });
        assertThat(ApplicationMonth.of(only())).isEmpty();
    }

    @Test
    void noChangeIsForgottenWhileTheListenersAreTold() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        AtomicReference<OptionalLong> seen = new AtomicReference<>(OptionalLong.empty());
        fleet.listen(sites -> {
            seen.set(only().studiesHour());
            if (seen.get().equals(OptionalLong.of(5_000))) {
                enough.countDown();
            }
        });
        birth(1, Map.of("studies/last-hour", 0L));
        Thread teller = new Thread(() -> {
            while (enough.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                fleet.tell();
            }
        });
        teller.start();
        for (long i = 1; i <= 5_000; i++) {
            data("studies/last-hour", i, false);
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).as("the last change is told").isTrue();
        teller.interrupt();
        teller.join();
    }

    @Test
    void hostileMessagesChangeNothingAndThrowNothing() {
        birth(1, Map.of("studies/last-hour", 9L));
        Random random = new Random(3);
        byte[] good = box.birth(1, 1, Map.of("studies/last-hour", 9L));
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            fleet.arrived("spBv1.0/pharos/NBIRTH/site-b", bad, (topic, bytes) -> { });
        }
        fleet.arrived("spBv1.0/pharos/NDEATH/site-a", new byte[] {1, 2}, (topic, bytes) -> { });
        fleet.arrived("spBv1.0/pharos/NBIRTH/../x", good, (topic, bytes) -> { });
        fleet.arrived("elsewhere", good, (topic, bytes) -> { });
        assertThat(fleet.view(new SiteId("site-a"))).get().extracting(GatewayView::online).isEqualTo(true);
        assertThat(fleet.views()).hasSizeLessThanOrEqualTo(2);
    }

    private GatewayView only() {
        assertThat(fleet.views()).hasSize(1);
        return fleet.views().get(0);
    }

    private void birth(long bdSeq, Map<String, Object> metrics) {
        say("NBIRTH", box.birth(bdSeq, clock.millis(), metrics));
    }

    private void data(String name, Object value, boolean historical) {
        say("NDATA", box.data(name, value, clock.millis(), historical));
    }

    private void say(String kind, byte[] payload) {
        fleet.arrived(box.topic(kind), payload, (topic, bytes) -> {
            assertThat(rebirth(bytes)).isTrue();
            commands.add(topic);
        });
    }

    private static boolean rebirth(byte[] bytes) {
        try {
            return PayloadCodec.decode(bytes).metric(FleetMetrics.REBIRTH).orElseThrow().value()
                    .equals(new MetricValue.Flag(true));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
