package org.pharos.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.console.core.NeedsYou;
import org.pharos.console.core.ingest.ConsoleEar.EarStatus;
import org.pharos.console.web.view.FleetView;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.fleet.protocol.SiteId;

class FleetPageTest {

    @TempDir
    Path home;

    private final FakeFleet fleet = new FakeFleet();
    private final Hearing hearing = new Hearing();
    private final AtomicLong nanos = new AtomicLong();
    private FleetPage page;

    @BeforeEach
    void open() throws IOException {
        hearing.setEar(() -> new EarStatus(true, "mqtt://localhost:1883", ""));
        page = new FleetPage(Setting.pages(home), fleet, hearing, new Histories(fleet, nanos::get));
    }

    @Test
    void saysFirstThatItDoesNotHearTheGateways() throws Exception {
        hearing.setEar(() -> new EarStatus(false, "", "The broker refuses the certificate."));

        assertThat(body(Map.of())).contains("The console does not hear the gateways.",
                "The broker refuses the certificate.");
    }

    @Test
    void teachesHowToBringAGatewayWhileThereIsNone() throws Exception {
        assertThat(body(Map.of())).contains("No gateway has reported yet.", "--console", "Nothing needs you");
    }

    @Test
    void escapesWhatGatewaysReport() throws Exception {
        fleet.gateways.add(FakeFleet.gateway("north", true, HealthWord.DEGRADED, 20));
        fleet.needs.add(new NeedsYou(new SiteId("north"), HealthWord.CRITICAL, "<script>what</script>", "<i>", "<u>"));

        assertThat(body(Map.of())).contains("The disk &lt;b&gt;fills", "Ministry &lt;of&gt; Health")
                .doesNotContain("<script>what", "<i>", "<u>", "style=");
    }

    @Test
    void showsThoseInTroubleFirst() {
        fleet.gateways.add(FakeFleet.gateway("a-well", true, HealthWord.OK, 20));
        fleet.gateways.add(FakeFleet.gateway("b-critical", true, HealthWord.CRITICAL, 20));
        fleet.gateways.add(FakeFleet.gateway("c-offline", false, HealthWord.OK, 20));

        assertThat(page.view(FleetFilter.of(null, null, null)).rows()).extracting(FleetView.Row::site)
                .containsExactly("c-offline", "b-critical", "a-well");
        assertThat(page.view(FleetFilter.of(null, "trouble", null)).rows()).hasSize(2);
        assertThat(page.view(FleetFilter.of("WELL", null, null)).rows()).hasSize(1);
    }

    @Test
    void neverShowsMoreThanAPageHoweverLargeTheFleet() {
        for (int i = 0; i < 120; i++) {
            fleet.gateways.add(FakeFleet.gateway("site-" + i, true, HealthWord.OK, 20));
        }

        FleetView first = page.view(FleetFilter.of("", "", "0"));
        FleetView last = page.view(FleetFilter.of("", "", "2"));
        assertThat(first.rows()).hasSize(50);
        assertThat(first.found()).isEqualTo(120);
        assertThat(first.earlier()).isEmpty();
        assertThat(first.later()).isEqualTo("/?site=&state=&page=1");
        assertThat(last.rows()).hasSize(20);
        assertThat(last.later()).isEmpty();
    }

    @Test
    void takesAFilterThatMakesNoSenseAsNone() {
        fleet.gateways.add(FakeFleet.gateway("north", true, HealthWord.OK, 20));

        assertThat(page.view(FleetFilter.of("x".repeat(500), "sideways", "-3")).rows()).hasSize(1);
        assertThat(FleetFilter.of("\"&state=", "", "99999999999").address())
                .isEqualTo("/?site=%22%26state%3D&state=&page=0");
    }

    @Test
    void asksTheStoreForALineOnceInAWhile() {
        fleet.gateways.add(FakeFleet.gateway("north", true, HealthWord.OK, 20));
        page.view(FleetFilter.of("", "", ""));
        page.view(FleetFilter.of("", "", ""));
        assertThat(fleet.asked).hasValue(1);

        nanos.addAndGet(Histories.KEEP.toNanos() + 1);
        page.view(FleetFilter.of("", "", ""));
        assertThat(fleet.asked).hasValue(2);
    }

    /** The filter stands outside, so that it neither loses what is typed nor comes twice. */
    @Test
    void onlyTheLivePartRenewsItself() throws Exception {
        String body = body(Map.of("state", "online"));

        assertThat(body).contains("<div id=\"fleet\" data-live hx-get=\"/?site=&amp;state=online&amp;page=0\"",
                "hx-select=\"#fleet\"");
        assertThat(body).containsSubsequence("<div id=\"fleet-now\">", "</div>\n<h2>Gateways</h2>",
                "<form class=\"filter\"", "</form>", "<div id=\"fleet\"");
    }

    private String body(Map<String, String> parameters) throws Exception {
        return Visit.get(page, null, parameters).body();
    }
}
