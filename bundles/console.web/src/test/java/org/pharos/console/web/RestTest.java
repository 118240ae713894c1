package org.pharos.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.console.core.release.ReleaseOffice;
import org.pharos.fleet.protocol.HealthWord;

/** The shapes that programs rely on. */
class RestTest {

    private final FakeFleet fleet = new FakeFleet();
    private final GatewaysApi api = new GatewaysApi(fleet);

    @ParameterizedTest
    @ValueSource(strings = {"/site-z", "/..", "/site-a/", "/<script>", "/SITE-A", "/%00"})
    void aGatewayThatIsNotThereIsAProblemInTheFormOfRfc9457(String rest) throws Exception {
        fleet.gateways.add(FakeFleet.gateway("site-a", true, HealthWord.OK, 12));
        Visit visit = Visit.get(api, rest, Map.of());
        JsonNode problem = read(visit);

        assertThat(visit.status()).isEqualTo(404);
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("title").asText()).isEqualTo("There is no such gateway.");
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(visit.body()).doesNotContain("script");
    }

    @Test
    void tellsOfEachGatewayWhatItReports() throws Exception {
        fleet.gateways.add(FakeFleet.gateway("site-a", true, HealthWord.OK, 12));
        fleet.gateways.add(FakeFleet.gateway("site-b", false, HealthWord.CRITICAL, 12));

        JsonNode all = read(Visit.get(api, null, Map.of()));
        assertThat(all).hasSize(2);
        assertThat(all.get(0).fieldNames()).toIterable()
                .containsExactly("site", "online", "lastSeen", "health", "metrics");
        JsonNode one = read(Visit.get(api, "/site-b", Map.of()));
        assertThat(one).isEqualTo(all.get(1));
        assertThat(one.get("online").asBoolean()).isFalse();
        assertThat(one.get("health").asText()).isEqualTo("critical");
        assertThat(one.get("lastSeen").asText()).endsWith("Z");
    }

    @Test
    void whileThereIsNoReleaseItSaysHowOneComesAbout() throws Exception {
        Visit visit = Visit.get(new ReleaseApi(new EmptyOffice()), null, Map.of());
        assertThat(visit.status()).isEqualTo(404);
        assertThat(read(visit).get("detail").asText()).contains("/publication");
    }

    private static JsonNode read(Visit visit) throws Exception {
        return new ObjectMapper().readTree(visit.body());
    }

    private static final class EmptyOffice implements ReleaseOffice {

        @Override
        public Optional<Published> last() {
            return Optional.empty();
        }

        @Override
        public Published publish() {
            throw new UnsupportedOperationException("nobody asked for it");
        }
    }
}
