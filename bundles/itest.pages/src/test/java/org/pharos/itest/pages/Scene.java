package org.pharos.itest.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pharos.demo.film.ChestStudy;
import org.pharos.demo.film.Fault;
import org.pharos.demo.film.FilmShelf;
import org.pharos.demo.pacs.PacsArchive;
import org.pharos.demo.pacs.PacsPage;
import org.pharos.demo.pacs.StandInPacs;
import org.pharos.demo.send.Sender;
import org.pharos.demo.send.Target;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.process.FreePort;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseFolder;
import org.pharos.release.format.ReleaseKeys;
import org.pharos.release.format.SignedRelease;
import org.pharos.release.format.Withheld;
import org.pharos.test.support.SampleStudies;

/** A gateway, a console, a community page and a stand-in PACS, with something to see on each of their pages. */
final class Scene implements AutoCloseable {

    private static final String MODALITY = "SIMDX";
    private static final String SITE = "north-clinic";
    /** For what never comes, not for how fast it comes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final FilmShelf films;
    private final Target door = new Target("PHAROS", "127.0.0.1", FreePort.find());
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Server gateway;
    private final Server console;
    private final Server community;
    private final URI pacsPage;
    private int sent;

    /** Starts everybody and returns when all pages have something to show. */
    Scene(Path folder) throws Exception {
        this.folder = folder;
        this.films = FilmShelf.open(folder.resolve("no-other-films"),
                Path.of(System.getProperty("pharos.root", "../..")).resolve("models/cxr-technical/golden"));
        PacsArchive archive = new PacsArchive(folder.resolve("pacs"));
        StandInPacs pacs = own(StandInPacs.start(archive, 0));
        this.pacsPage = URI.create("http://127.0.0.1:" + own(PacsPage.start(archive, 0)).port());
        int broker = FreePort.find();
        this.console = own(Server.start("console", folder.resolve("console"), "--mqtt-port",
                Integer.toString(broker)));
        this.gateway = own(Server.start("gateway", folder.resolve("gateway"), "--dicom-port",
                Integer.toString(door.port()), "--pacs", StandInPacs.AE_TITLE + "@127.0.0.1:" + pacs.port(),
                "--modality", MODALITY + "@127.0.0.1", "--console", "mqtt://127.0.0.1:" + broker, "--site", SITE));
        this.community = own(Server.start("community", folder.resolve("community"), "--feed", release().toString()));
        try {
            for (Server server : List.of(gateway, console, community)) {
                server.process().awaitHealth(server.webPort(), PATIENCE.toSeconds());
            }
            play();
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    private void play() throws Exception {
        send(Fault.MIRRORED);
        send(Fault.NONE);
        assertThat(send(MODALITY, file(SampleStudies.chestImage(1, 1).setString(Tag.BodyPartExamined, "HAND"))))
                .isEmpty();
        knock("STRANGER");
        awaitFinished();
        until("the console has heard of them", () -> console.json("/api/gateways/" + SITE).path("metrics")
                .path("studies/total").asInt() == 3);
        until("the community page has its release", () -> community.json("/api/release").has("sequence"));
    }

    /** Four hospitals; one figure is held back. @return the folder of the feed */
    private Path release() throws IOException {
        KeyPair keys = ReleaseKeys.in(folder.resolve("issuer"));
        Path trusted = Files.createDirectories(folder.resolve("community/keys/trusted"));
        Files.copy(folder.resolve("issuer").resolve(ReleaseKeys.PUBLIC_FILE), trusted.resolve("issuer.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        ApplicationFigures figures = new ApplicationFigures("cxr-technical", true, Figure.shown(4), Figure.shown(800),
                Figure.shown(1_200), Figure.shown(12), List.of(
                        new QuestionFigures("orientation", Figure.shown(60), Figure.withheld(Withheld.SMALL_COUNT)),
                        new QuestionFigures("inverted", Figure.shown(0), Figure.shown(0))));
        Path feed = folder.resolve("feed");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ReleaseFolder.create(feed).write(1, SignedRelease.sign(new Release("Hospitals of the North", 1, now.toString(),
                LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1).toString(), "", List.of(figures)), keys));
        return feed;
    }

    /** Waits until nothing is under way on the gateway. */
    void awaitFinished() {
        until("all studies are finished", () -> {
            JsonNode studies = gateway.json("/api/studies");
            boolean all = !studies.isEmpty();
            for (JsonNode study : studies) {
                all &= study.get("finished").asBoolean();
            }
            return all;
        });
    }

    /** Another simulated film comes. @return the opaque id of its study */
    String send(Fault fault) throws IOException {
        int number = ++sent;
        Path file = folder.resolve("film-" + number + ".dcm");
        ChestStudy study = new ChestStudy(SITE, number, films.film(number), fault,
                LocalDateTime.of(2026, 3, 2, 10, number));
        study.write(file);
        assertThat(send(MODALITY, file)).isEmpty();
        return study.opaqueId();
    }

    /** Somebody wants to send an image. @return why it could not; empty when it is taken */
    String knock(String callingAeTitle) throws IOException {
        return send(callingAeTitle, file(SampleStudies.chestImage(2, ++sent)));
    }

    private String send(String callingAeTitle, Path file) throws IOException {
        StringBuilder problems = new StringBuilder();
        try {
            new Sender(door, callingAeTitle).send(List.of(file), 1, (sentFile, bytes, problem) ->
                    problems.append(problem));
        } catch (IOException e) {
            problems.append(e.getMessage());
        }
        return problems.toString();
    }

    private Path file(DataSet image) throws IOException {
        Path file = folder.resolve(image.getString(Tag.SOPInstanceUID, "") + ".dcm");
        DicomWriter.writeFile(file, FileMeta.of(image, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), image);
        return file;
    }

    /** Waits for what must come. */
    static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
    }

    /** The address of a page of the gateway. */
    String gateway(String path) {
        return gateway.at(path);
    }

    /** Gives the operator's key at the gateway and at the console. */
    void signIn(Browser browser) throws IOException, InterruptedException {
        for (Server server : List.of(gateway, console)) {
            browser.open(server.at("/sign-in"));
            browser.type("#key", server.operatorKey());
            browser.click("button.primary");
            until("the operator is signed in", () -> browser.source().contains("name=\"out\""));
        }
    }

    /** Every kind of page there is, by a name for people. */
    Map<String, String> pages() throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String path : List.of("/", "/studies", "/studies?day=2020-01-01", "/studies/unknown", "/applications",
                "/connections", "/checks", "/sign-in")) {
            pages.put("gateway " + path, gateway.at(path));
        }
        List<String> ids = new ArrayList<>();
        gateway.json("/api/studies").forEach(study -> ids.add(study.get("id").asText()));
        ids.forEach(id -> pages.put("gateway study " + id, gateway.at("/studies/" + id)));
        for (String path : List.of("/", "/?state=offline", "/gateways/" + SITE, "/gateways/unknown", "/publication",
                "/sign-in")) {
            pages.put("console " + path, console.at(path));
        }
        for (String path : List.of("/", "/figures", "/protection", "/patients")) {
            pages.put("community " + path, community.at(path));
        }
        pages.put("stand-in PACS", pacsPage + "/");
        return pages;
    }

    private <T extends AutoCloseable> T own(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
