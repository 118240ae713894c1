package org.pharos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StepState;
import org.pharos.test.support.SampleStudies;

class MachineAnswersTest extends SiteFixture {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void isHealthyOnlyWhileItTakesStudies() throws Exception {
        for (HealthState state : HealthState.values()) {
            site.box.check("disk \"1\"", new HealthResult(state, "The disk.", "", ""));
            HttpResponse<String> answer = site.stranger().get("/health");
            JsonNode body = json.readTree(answer.body());
            assertThat(answer.statusCode()).as(state.name()).isEqualTo(state.ready() ? 200 : 503);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("json"));
            assertThat(body.get("ready").asBoolean()).isEqualTo(state.ready());
            assertThat(body.get("checks").get("disk \"1\"").asText()).isEqualToIgnoringCase(state.name());
        }
    }

    @Test
    void givesStudiesAsJsonWithoutAnyPatient() throws Exception {
        StudyUid study = site.receive(1);
        site.box.chains.put(study, FakeBox.chain(StepState.DONE, "It went well."));
        site.happened(Answers.mirrored(study));

        String body = site.operator().get("/api/studies").body();
        assertThat(body).doesNotContain("Simulated^Patient", "Simulated, Patient", "SIM1", SampleStudies.studyUid(1),
                "A1\"");
        JsonNode entry = json.readTree(body).get(0);
        assertThat(entry.get("id").asText()).isEqualTo(study.opaque());
        assertThat(entry.get("chain")).hasSize(6);
        assertThat(entry.get("chain").get(0).get("state").asText()).isEqualTo("done");
        assertThat(entry.get("findings").get(0).asText()).contains("mirrored: above");
    }

    @Test
    void answersHeadAsItAnswersGetButWithoutTheBody() throws Exception {
        StudyUid study = site.receive(1);
        for (String path : new String[] {"/", "/studies", "/studies/" + study.opaque(), "/connections", "/health",
                "/api/studies"}) {
            HttpResponse<String> head = site.stranger().head(path);
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Security-Policy")).as(path).isPresent();
        }
        assertThat(site.stranger().head("/studies/0123456789").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAnOpenPageThatSomethingChanged() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.address() + "/live")).build();
        HttpResponse<InputStream> live = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(live.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
                assertThat(type).startsWith("text/event-stream"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 2000");
            site.box.check("pacs", new HealthResult(HealthState.DEGRADED, "The PACS is away.", "", ""));
            assertThat(lines.lines().filter(line -> line.startsWith("event: ")).findFirst()).contains("event: changed");
        }
    }
}
