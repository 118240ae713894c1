package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.dicom.data.Tag;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.process.Archive;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Script;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.OutsideTool;

/** Results fetched back from a PACS that is not ours, and read by programs that are not ours. */
class ResultsTest {

    @RegisterExtension
    static final Workplace PLACE = new Workplace();

    private static Gateway gateway;
    private static Archive archive;

    @BeforeAll
    static void start() throws Exception {
        GatewaySetup setup = GatewaySetup.in(PLACE);
        archive = new Archive(setup.orthanc().start());
        gateway = setup.start();
    }

    @Test
    void dciodvfyFindsNoErrorInReportAndPicture() throws Exception {
        OutsideTool dciodvfy = OutsideTool.require("dciodvfy");

        for (Path result : resultsOf(ChestFilm.number(401))) {
            assertThat(dciodvfy.run(result.toString()).output()).doesNotContain("Error");
        }
    }

    @Test
    void highdicomReadsWhatWasFoundByWhomInWhichImage() throws Exception {
        String read = read(ChestFilm.mirrored(402));

        assertThat(read).contains("title=Imaging Measurement Report").contains("template=1500")
                .contains("verified=UNVERIFIED").contains("observer=Device")
                .contains("'Algorithm Name': 'Chest radiograph technical check'")
                .contains("'Algorithm Version': '" + versionInTheManifest() + "'")
                .contains("SR Image mirrored left to right=Image mirrored").contains("evidence=True")
                .contains("OT pixels=")
                .contains("SR patient=").contains("series=AI, not reviewed");
    }

    private static String versionInTheManifest() throws IOException {
        String manifest = Files.readString(Path.of(System.getProperty("pharos.root"),
                "models/cxr-technical/manifest.json"));
        Matcher version = Pattern.compile("\"version\": *\"([0-9.]+)\"").matcher(manifest);
        assertThat(version.find()).as("the manifest names its version").isTrue();
        return version.group(1);
    }

    @Test
    void chineseNamesInUtf8AreCarriedOverByteForByte() throws Exception {
        String read = read(ChestFilm.number(403).with(Tag.SpecificCharacterSet, "ISO_IR 192")
                .with(Tag.PatientName, "Wang^XiaoDong=王^小东").with(Tag.PatientID, "SIM-王-403"));

        assertThat(read).contains("SR patient=Wang^XiaoDong=王^小东").contains("OT patient=Wang^XiaoDong=王^小东");
    }

    @Test
    void japaneseNamesWithEscapeSequencesAreCarriedOverByteForByte() throws Exception {
        String read = read(ChestFilm.number(404).with(Tag.SpecificCharacterSet, "", "ISO 2022 IR 87")
                .with(Tag.PatientName, "Yamada^Tarou=山田^太郎=やまだ^たろう"));

        assertThat(read).contains("SR patient=Yamada^Tarou=山田^太郎=やまだ^たろう")
                .contains("OT patient=Yamada^Tarou=山田^太郎=やまだ^たろう");
    }

    @Test
    void anotherRunOfTheSameImageGivesTheSameObjects() throws Exception {
        ChestFilm film = ChestFilm.number(405);
        Set<String> first = uids(archive, film, gateway);
        GatewaySetup anew = GatewaySetup.in(PLACE, "anew");
        Archive otherArchive = new Archive(anew.orthanc().start());

        Set<String> second = uids(otherArchive, film, anew.start());

        assertThat(first).hasSize(3);
        assertThat(second).isEqualTo(first);
    }

    private static Set<String> uids(Archive archive, ChestFilm film, Gateway gateway) throws Exception {
        new Modality(gateway).sends(film.in(PLACE.folder("films")));
        gateway.finished(film.studyUid());
        return archive.instanceUidsOf(film.studyUid());
    }

    /**
     * What strangers read in the results of a film; that nothing differs which must be carried over is seen to here.
     */
    private static String read(ChestFilm film) throws Exception {
        List<Object> files = new ArrayList<>(List.of(film.in(PLACE.folder("films"))));
        files.addAll(resultsOf(film));
        String read = Script.run(PLACE.folder("scripts"), "read_results.py", List.of("pydicom", "highdicom"),
                files.toArray());
        assertThat(read).doesNotContain("DIFFERS");
        return read;
    }

    private static List<Path> resultsOf(ChestFilm film) throws Exception {
        new Modality(gateway).sends(film.in(PLACE.folder("films")));
        gateway.finished(film.studyUid());
        List<Path> results = new ArrayList<>(archive.fetch(film.studyUid(), "SR", PLACE.folder("fetched")));
        results.addAll(archive.fetch(film.studyUid(), "OT", PLACE.folder("fetched")));
        assertThat(results).hasSize(2);
        return results;
    }
}
