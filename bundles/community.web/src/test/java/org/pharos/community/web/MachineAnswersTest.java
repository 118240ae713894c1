package org.pharos.community.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.community.core.FeedStatus.State;

class MachineAnswersTest {

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void answersNotFoundWithTheReasonWhileThereIsNoRelease() throws Exception {
        Visit visit = Visit.of(new ReleaseApi(FakeShelf.empty(State.NO_FEED, "No \"feed\" is configured.")));

        assertThat(visit.status()).isEqualTo(404);
        assertThat(json.readTree(visit.body()).get("status").asInt()).isEqualTo(404);
        assertThat(json.readTree(visit.body()).get("detail").asText()).isEqualTo("No \"feed\" is configured.");
    }

    @Test
    void countsNoSitesWhereTheyAreWithheld() throws Exception {
        Visit visit = Visit.of(new ReleaseApi(
                FakeShelf.holding(Samples.signed(folder, "Operator", Samples.withheld()))));

        JsonNode answer = json.readTree(visit.body());
        assertThat(answer.get("sites").asLong()).isZero();
        assertThat(answer.get("applications").get(0).get("patients").get("withheld").asText())
                .isEqualTo("FEWER_THAN_3_SITES");
        assertThat(answer.get("applications").get(0).get("patients").has("value")).isFalse();
    }

    @Test
    void givesTheReleaseAsItIs() throws Exception {
        Visit visit = Visit.of(new ReleaseApi(FakeShelf.holding(Samples.signed(folder, "Operator", Samples.shown()))));

        JsonNode answer = json.readTree(visit.body());
        assertThat(visit.status()).isEqualTo(200);
        assertThat(answer.get("sequence").asLong()).isEqualTo(7);
        assertThat(answer.get("issuer").asText()).isEqualTo("Operator");
        assertThat(answer.get("createdAt").asText()).isEqualTo("2026-03-02T11:00:00Z");
        assertThat(answer.get("sites").asLong()).isEqualTo(4);
        assertThat(answer.get("applications").get(0).get("questions").get(0).get("attention").get("value").asLong())
                .isEqualTo(60);
    }

    @Test
    void isReadyWithoutAFeedAndSaysHowItStands() throws Exception {
        Visit visit = Visit.of(new HealthEndpoint(FakeShelf.empty(State.AWAY, "The feed cannot be reached.")));

        JsonNode answer = json.readTree(visit.body());
        assertThat(visit.status()).isEqualTo(200);
        assertThat(answer.get("ready").asBoolean()).isTrue();
        assertThat(answer.get("state").asText()).isEqualTo("degraded");
        assertThat(answer.get("checks").get("feed").asText()).isEqualTo("away");
    }
}
