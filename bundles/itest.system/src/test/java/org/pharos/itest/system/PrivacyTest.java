package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.process.Archive;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.FleetConsole;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.Orthanc;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.Visitor;

/** Who a patient is leaves the box in DICOM to the hospital's own systems, and by no other way. */
class PrivacyTest {

    private static final String SITE = "site-7";
    private static final ChestFilmIdentity PLANTED = new ChestFilmIdentity();

    @RegisterExtension
    final Workplace place = new Workplace();

    @Test
    void plantedIdentifiersOfAWholeRunAreFoundNowhereButInDicomAndBeforeASignedInOperator() throws Exception {
        FleetConsole console = FleetConsole.in(place).start();
        Path heard = listen(console);
        GatewaySetup setup = GatewaySetup.in(place);
        Orthanc orthanc = setup.orthanc();
        Gateway gateway = setup.console(console.broker(), SITE).start();
        Path film = PLANTED.film().in(place.folder("films"));

        new Modality(gateway).sends(film);
        sendOtherContentUnderTheSameUid(gateway);
        sendHalfOf(gateway, film);
        Eventually.until("the PACS is missed", () -> gateway.visitor().read("/connections").contains("trying again"));
        gateway.kill();
        gateway.start();
        Archive archive = new Archive(orthanc.start());
        gateway.finished(PLANTED.film().studyUid());
        assertThat(archive.modalitiesOf(PLANTED.film().studyUid())).contains("SR");
        Eventually.until("the console knows its studies", () -> console.online(SITE)
                && Files.readString(heard, StandardCharsets.ISO_8859_1).contains("NBIRTH"));

        assertThat(gateway.operator().read("/studies")).as("the search can find it").contains("Zylquist");
        Map<String, String> said = everythingSaid(gateway, console, heard);
        assertThat(said).hasSizeGreaterThan(15);
        said.forEach((where, words) -> PLANTED.all().forEach(identifier ->
                assertThat(words).as("%s in %s", identifier, where).doesNotContainIgnoringCase(identifier)));
    }

    private Path listen(FleetConsole console) throws IOException {
        Path heard = place.folder("heard").resolve("mqtt.bin");
        place.own(OutsideTool.require("mosquitto_sub").start(heard, "-h", "127.0.0.1", "-p",
                Integer.toString(console.mqttPort()), "-t", "#", "-F", "%t %p"), heard);
        return heard;
    }

    private void sendOtherContentUnderTheSameUid(Gateway gateway) throws IOException {
        Path other = PLANTED.film().with(Tag.ImageComments, "not the same").in(place.folder("other"));
        assertThat(RawAssociation.send(gateway, RawAssociation.Content.of(other)).isFailure()).isTrue();
    }

    private static void sendHalfOf(Gateway gateway, Path film) throws IOException {
        RawAssociation.Content whole = RawAssociation.Content.of(film);
        byte[] half = Arrays.copyOf(whole.dataSet(), whole.dataSet().length / 2);
        Status status = RawAssociation.send(gateway, new RawAssociation.Content(whole.object(), half));
        assertThat(status.isFailure()).isTrue();
    }

    private Map<String, String> everythingSaid(Gateway gateway, FleetConsole console, Path heard) throws Exception {
        Map<String, String> said = new TreeMap<>();
        said.put("MQTT", Files.readString(heard, StandardCharsets.ISO_8859_1));
        for (String folder : List.of("gateway/log", "gateway/config", "gateway/spool/telemetry", "console/log",
                "console/releases", "output")) {
            for (Path file : gateway.files("../" + folder)) {
                said.put(folder + '/' + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        String study = gateway.studies().get(0).id();
        read(said, "gateway", gateway.visitor(), List.of("/", "/studies", "/studies/" + study, "/connections",
                "/checks", "/applications", "/health", "/api/studies"));
        read(said, "console", console.visitor(), List.of("/", "/gateways/" + SITE, "/publication", "/health",
                "/api/gateways", "/api/release"));
        return said;
    }

    private static void read(Map<String, String> said, String whose, Visitor visitor, List<String> pages)
            throws Exception {
        for (String page : pages) {
            said.put(whose + " page " + page, visitor.get(page).body());
        }
    }

    /** An invented patient whose every identifier is a word that occurs nowhere else. */
    private record ChestFilmIdentity(List<String> all) {

        ChestFilmIdentity() {
            this(List.of("Zylquist", "Quenby", "QZ7731904", "19470613", "1947-06-13", "ACC8837261",
                    "Drummelhoff", "Kwibblehof", "1336.8.80531"));
        }

        ChestFilm film() throws IOException {
            return ChestFilm.number(80531).with(Tag.PatientName, "Zylquist^Quenby").with(Tag.PatientID, "QZ7731904")
                    .with(Tag.PatientBirthDate, "19470613").with(Tag.AccessionNumber, "ACC8837261")
                    .with(Tag.ReferringPhysicianName, "Drummelhoff^Ottoline")
                    .with(Tag.StudyDescription, "Kwibblehof chest");
        }
    }
}
