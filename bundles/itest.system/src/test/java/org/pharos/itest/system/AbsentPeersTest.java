package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.object.CtSlice;
import org.pharos.itest.system.object.SimulatedUids;
import org.pharos.itest.system.process.Archive;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.FleetConsole;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Study;
import org.pharos.itest.system.process.Workplace;
import org.pharos.process.FreePort;
import org.pharos.test.kit.Orthanc;

/** PACS, console and broker may be absent at the start; each catches up by itself when it is there. */
class AbsentPeersTest {

    private static final String CORE = "org.pharos.gateway.core";

    @RegisterExtension
    final Workplace place = new Workplace();

    @Test
    void allElseWorksWhilePacsAndConsoleAreAbsentAndEachCatchesUpByItself() throws Exception {
        GatewaySetup setup = GatewaySetup.in(place);
        Orthanc orthanc = setup.orthanc();
        FleetConsole console = FleetConsole.in(place);
        Gateway gateway = setup.console(console.broker(), "site-1").configured(CORE, "retryMostMs = 2000").start();
        ChestFilm film = ChestFilm.number(1);
        ChestFilm other = ChestFilm.mirrored(2);
        Path folder = place.folder("sent");

        new Modality(gateway).sends(film.in(folder), other.in(folder), CtSlice.in(folder, 3, 1),
                CtSlice.in(folder, 3, 2), CtSlice.in(folder, 3, 3));

        Eventually.until("the films are judged", () -> gateway.studies().stream()
                .filter(study -> study.state("encoded").equals("done") && study.results() >= 2).count() == 2);
        assertThat(gateway.studies()).hasSize(3).noneMatch(Study::finished);
        Eventually.asserted(() -> assertThat(connections(gateway)).contains("ORTHANC").contains("trying again"));
        assertThat(gateway.visitor().read("/")).contains("The fleet console cannot be reached");

        orthanc.start();
        Archive archive = new Archive(orthanc);
        Eventually.until("every study is committed", () -> gateway.studies().stream().allMatch(Study::finished));
        assertThat(gateway.studies()).allMatch(study -> study.state("committed").equals("done"));
        int results = gateway.studies().stream().mapToInt(Study::results).sum();
        assertThat(archive.instances()).isEqualTo(5 + results);
        assertThat(archive.studies()).as("results lie in the studies that came").isEqualTo(3);
        assertThat(archive.modalitiesOf(film.studyUid())).contains("DX", "SR", "OT");
        assertThat(archive.modalitiesOf(other.studyUid())).contains("CR", "SR", "OT");
        assertThat(archive.modalitiesOf(SimulatedUids.study(3))).containsExactly("CT");
        assertThat(connections(gateway)).contains("all right");

        console.start();
        Eventually.until("the console sees the gateway", () -> console.online("site-1"));
        Eventually.asserted(() -> assertThat(gateway.visitor().read("/")).contains("Connected to the fleet console"));
        JsonNode box = console.gateway("site-1").orElseThrow();
        assertThat(box.path("metrics").path("box/version").asText()).matches("[0-9]+[.][0-9]+[.][0-9]+");
        assertThat(box.path("metrics").path("box/started-ms").asLong()).isPositive();
    }

    @Test
    void oneDestinationThatIsDownDelaysNoOther() throws Exception {
        GatewaySetup setup = GatewaySetup.in(place);
        Orthanc orthanc = setup.orthanc().start();
        Gateway gateway = setup.pacs("DEADPACS", FreePort.find()).start();
        Path folder = place.folder("sent");

        new Modality(gateway).sends(ChestFilm.number(1).in(folder), CtSlice.in(folder, 2, 1), CtSlice.in(folder, 2, 2));

        Archive archive = new Archive(orthanc);
        Eventually.until("the living one has originals and results", () -> archive.instances() >= 5);
        Eventually.asserted(() -> assertThat(connections(gateway)).containsPattern("ORTHANC \\S+ \\S* *all right"));
        assertThat(connections(gateway)).containsPattern("DEADPACS \\S+ \\S* *trying again");
        assertThat(gateway.studies()).hasSize(2).noneMatch(Study::finished);
    }

    private static String connections(Gateway gateway) throws Exception {
        return gateway.visitor().read("/connections");
    }
}
