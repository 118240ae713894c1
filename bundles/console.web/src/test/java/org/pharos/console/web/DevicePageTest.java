package org.pharos.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.console.core.ingest.ConsoleEar.EarStatus;
import org.pharos.fleet.protocol.HealthWord;

class DevicePageTest {

    @TempDir
    Path home;

    private final FakeFleet fleet = new FakeFleet();

    @Test
    void answersNotFoundForANameThatIsUnknownOrNoName() throws Exception {
        for (String rest : List.of("/south", "/", "/../etc", "/NORTH", "/north/more")) {
            Visit visit = Visit.get(page(), rest, Map.of());
            assertThat(visit.status()).as(rest).isEqualTo(404);
            assertThat(visit.body()).contains("No gateway of this name");
        }
        assertThat(Visit.get(page(), null, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void showsChecksNumbersAndSessionAndEscapesThem() throws Exception {
        fleet.gateways.add(FakeFleet.gateway("north", true, HealthWord.DEGRADED, 20));
        String body = Visit.get(page(), "/north", Map.of()).body();

        assertThat(body).contains("online, look today", "The disk &lt;b&gt;fills", "Session (bdSeq)", "0.1.0",
                "60 min ago", "41.5", "&lt;script&gt;alert", "last 12", "demonstration")
                .doesNotContain("<script>alert", "style=");
    }

    @Test
    void givesGatewaysAsJson() throws Exception {
        fleet.gateways.add(FakeFleet.gateway("north", false, HealthWord.OK, 20));
        ObjectMapper json = new ObjectMapper();

        JsonNode all = json.readTree(Visit.get(new GatewaysApi(fleet), null, Map.of()).body());
        assertThat(all).hasSize(1);
        assertThat(all.get(0).get("site").asText()).isEqualTo("north");
        assertThat(all.get(0).get("online").asBoolean(true)).isFalse();
        assertThat(all.get(0).get("lastSeen").asText()).isEqualTo("2026-11-20T11:59:00Z");
        assertThat(all.get(0).get("health").asText()).isEqualTo("ok");
        assertThat(all.get(0).get("metrics").get("inference/total/median-ms").asDouble()).isEqualTo(41.5);
        assertThat(json.readTree(Visit.get(new GatewaysApi(fleet), "/north", Map.of()).body()).get("site").asText())
                .isEqualTo("north");
        assertThat(Visit.get(new GatewaysApi(fleet), "/south", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void isReadyOnlyWhileItHearsItsBroker() throws Exception {
        Hearing hearing = new Hearing();
        assertThat(Visit.get(new HealthEndpoint(hearing), null, Map.of()).status()).isEqualTo(503);

        hearing.setEar(() -> new EarStatus(true, "", ""));
        assertThat(Visit.get(new HealthEndpoint(hearing), null, Map.of()).status()).isEqualTo(200);

        hearing.setEar(() -> new EarStatus(false, "", "gone"));
        assertThat(Visit.get(new HealthEndpoint(hearing), null, Map.of()).status()).isEqualTo(503);
    }

    private DevicePage page() throws Exception {
        return new DevicePage(Setting.pages(home), fleet, new Histories(fleet, () -> 0));
    }
}
