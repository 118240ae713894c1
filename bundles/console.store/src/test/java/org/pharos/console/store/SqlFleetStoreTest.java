package org.pharos.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.console.core.store.GatewayRecord;
import org.pharos.console.core.store.HistoryBucket;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.test.kit.ManualClock;

class SqlFleetStoreTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final SiteId SITE = new SiteId("site-a");

    @TempDir
    Path home;

    private final ManualClock clock = new ManualClock(START);

    @Test
    void keepsEverythingOverAnOpeningInH2() throws IOException {
        tellsTheStory("");
    }

    @Test
    void keepsEverythingOverAnOpeningInPostgresql() throws IOException {
        try (Postgres server = Postgres.start()) {
            tellsTheStory(server.url());
        }
    }

    @Test
    void aGatewayThatSaysTooMuchDoesNotKeepTheOthersFromTheDisk() throws IOException {
        SqlFleetStore store = open("");
        Map<String, Object> endless = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            endless.put("metric-" + i, "\u0001".repeat(2_000));
        }
        store.saveGateways(List.of(new GatewayRecord(new SiteId("loud"), START, endless),
                new GatewayRecord(SITE, START, Map.of("a", 1L))));
        assertThat(store.loadGateways()).extracting(GatewayRecord::site)
                .containsExactlyInAnyOrder(SITE, new SiteId("loud"));
        store.stop();
    }

    @Test
    void saysInOneLineThatTheDatabaseCannotBeReached() {
        assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:1/none?user=x&connectTimeout=1"))
                .isInstanceOf(IOException.class).hasMessageStartingWith("the database cannot be reached");
        assertThatThrownBy(() -> open("jdbc:oracle:x")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:");
    }

    private void tellsTheStory(String url) throws IOException {
        SqlFleetStore store = open(url);
        GatewayRecord first = new GatewayRecord(SITE, START, Map.of("a", 1L, "b", 1.5, "c", true, "d", "word"));
        GatewayRecord second = new GatewayRecord(SITE, START.plusSeconds(60), Map.of("a", 2L));
        store.saveGateways(List.of(first));
        store.saveGateways(List.of(second, new GatewayRecord(new SiteId("site-b"), START, first.metrics())));
        ApplicationMonth month = new ApplicationMonth(SITE, "cxr", YearMonth.of(2026, 11), true, 12, 24, 90,
                Map.of("rotated", 3L), Map.of(), Map.of("rotated", 2L), Map.of());
        store.saveMonths(List.of(month));
        store.saveMonths(List.of(month));
        addsToABucketAndThinsOldOnes(store);
        store.stop();

        SqlFleetStore again = open(url);
        assertThat(again.loadGateways()).hasSize(2).contains(second);
        assertThat(again.loadGateways()).anySatisfy(kept -> assertThat(kept.metrics()).isEqualTo(first.metrics()));
        assertThat(again.months(YearMonth.of(2026, 11))).containsExactly(month);
        assertThat(again.months(YearMonth.of(2026, 10))).isEmpty();
        assertThat(again.history(SITE, "m", 0)).isNotEmpty();
        again.stop();
    }

    private void addsToABucketAndThinsOldOnes(SqlFleetStore store) throws IOException {
        long hour = START.minus(Duration.ofDays(20)).toEpochMilli();
        List<HistoryBucket> old = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            old.add(new HistoryBucket(SITE, "m", hour + i * HistoryBucket.WIDTH_MS, 1, i, i, i));
        }
        old.add(new HistoryBucket(SITE, "m", START.minus(Duration.ofDays(200)).toEpochMilli(), 1, 1, 1, 1));
        old.add(new HistoryBucket(SITE, "m", START.toEpochMilli(), 1, 4, 4, 4));
        store.addHistory(old);
        store.addHistory(List.of(new HistoryBucket(SITE, "m", START.toEpochMilli(), 1, 8, 8, 8)));
        clock.advance(Duration.ofHours(2));
        store.addHistory(List.of());

        List<HistoryBucket> kept = store.history(SITE, "m", 0);
        assertThat(kept).hasSize(3);
        assertThat(kept.get(0)).isEqualTo(new HistoryBucket(SITE, "m", hour, 12, 66, 0, 11));
        assertThat(kept.get(2)).isEqualTo(new HistoryBucket(SITE, "m", START.toEpochMilli(), 2, 12, 4, 8));
        assertThat(store.history(SITE, "other", 0)).isEmpty();
    }

    private SqlFleetStore open(String url) throws IOException {
        Map<String, Object> values = Map.of("pharos_home", home.toString(), "url", url);
        return new SqlFleetStore((StoreConfig) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {StoreConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue())), clock);
    }
}
