package org.pharos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.api.telemetry.FleetLink;
import org.pharos.test.support.FakeWorker;
import org.pharos.test.support.SampleApplication;

class HomePageTest extends SiteFixture {

    @Test
    void putsTheWorstFirstWithCauseAndRemedy() throws Exception {
        site.box.check("disk", new HealthResult(HealthState.DEGRADED, "The disk fills.", "", "Tidy it."));
        site.box.check("pacs", new HealthResult(HealthState.CRITICAL, "The PACS refused us.",
                "It does not know PHAROS.", "Ask its administrator to add PHAROS."));
        StudyUid study = site.receive(1);
        site.box.chains.put(study, FakeBox.chain(StepState.FAILED, "The result could not be written."));

        String body = site.stranger().get("/").body();
        assertThat(body).containsSubsequence("look now", "The PACS refused us.", "It does not know PHAROS.",
                "Ask its administrator to add PHAROS.", "The disk fills.");
        assertThat(body).contains("A study stopped", "The result could not be written.", "/studies/" + study.opaque());
    }

    @Test
    void teachesWhatToDoWhileNoStudyHasCome() throws Exception {
        assertThat(site.stranger().get("/").body()).contains("all right", "Nothing needs you", "No study has come yet.",
                "allow the modality under Connections", "The box works fully without one.",
                "Studies are forwarded without AI");
    }

    @Test
    void saysWhichEngineAnswersAndHowTheConsoleIsReached() throws Exception {
        site.state.setWorker(new FakeWorker(SampleApplication.MIRRORED));
        site.state.setFleet(() -> new FleetLink.LinkStatus(true, false, 42, Optional.empty(),
                "The broker does not answer."));

        for (String path : new String[] {"/", "/checks"}) {
            assertThat(site.stranger().get(path).body()).contains("fake 1", "It is a stand-in.", "cannot be reached",
                    "The broker does not answer.", "42 messages are kept");
        }
        site.state.setFleet(() -> new FleetLink.LinkStatus(true, true, 0, Optional.empty(), ""));
        assertThat(site.stranger().get("/").body()).contains("Connected to the fleet console.");
    }

    @Test
    void saysOnEveryPageThatTheApplicationIsADemonstration() throws Exception {
        for (String path : new String[] {"/", "/studies", "/applications", "/connections", "/checks", "/sign-in"}) {
            assertThat(site.stranger().get(path).body()).as(path).contains("demonstration", "not for diagnosis");
        }
    }

    @Test
    void saysWhyAnApplicationIsNotUsed() throws Exception {
        InstalledApplication damaged = new InstalledApplication.Unusable("chest-check",
                "Its model file is not the one its manifest vouches for. Install it again.");
        try (GatewaySite other = new GatewaySite(home.resolve("other"), damaged)) {
            assertThat(other.stranger().get("/applications").body()).contains("chest-check", "not used",
                    "is not the one its manifest vouches for");
        }
        try (GatewaySite none = new GatewaySite(home.resolve("none"))) {
            assertThat(none.stranger().get("/applications").body())
                    .contains("No AI application is installed on this box.");
        }
    }

    @Test
    void givesTheLivePartAloneToTheScriptThatRenewsIt() throws Exception {
        for (String path : new String[] {"/", "/studies", "/checks", "/connections"}) {
            String whole = site.stranger().get(path).body();
            String piece = site.stranger().get(path, "HX-Request", "true").body();
            assertThat(whole).as(path).contains("<html", "data-live");
            assertThat(piece).as(path).doesNotContain("<html", "<form class=\"filter\"").contains("data-live");
        }
    }
}
