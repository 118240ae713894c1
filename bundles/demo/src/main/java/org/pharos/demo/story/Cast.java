package org.pharos.demo.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.pharos.demo.film.FilmShelf;
import org.pharos.demo.pacs.PacsArchive;
import org.pharos.demo.pacs.PacsPage;
import org.pharos.demo.pacs.StandInPacs;
import org.pharos.demo.send.Target;
import org.pharos.process.RunningProcess;

/** Everybody in the demonstration. Closing ends them all. */
final class Cast implements AutoCloseable {

    static final String MODALITY = "SIMDX";

    private final Path home;
    private final FilmShelf films;
    private final PacsArchive archive;
    private final StandInPacs pacs;
    private final PacsPage pacsPage;
    private final List<RunningProcess> players = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final int consolePort;
    private final int communityPort;

    private Cast(Path home, int siteCount) throws IOException {
        Ports ports = new Ports();
        this.home = home;
        Path root = Path.of(System.getProperty("pharos.root", "."));
        this.films = FilmShelf.open(root.resolve("../shared/data"), root.resolve("models/cxr-technical/golden"));
        this.archive = new PacsArchive(home.resolve("stand-in-pacs"));
        this.pacs = StandInPacs.start(archive, ports.near(11_113));
        this.pacsPage = PacsPage.start(archive, ports.near(8_083));
        this.consolePort = ports.near(8_081);
        this.communityPort = ports.near(8_082);
        int mqttPort = ports.near(1_883);
        startConsole(mqttPort);
        for (int number = 1; number <= siteCount; number++) {
            sites.add(startSite(number, ports, mqttPort));
        }
        startCommunity();
    }

    /** Starts everybody. */
    static Cast assemble(Path home, int siteCount) throws IOException {
        return new Cast(home, siteCount);
    }

    private void startConsole(int mqttPort) throws IOException {
        configure("console", "org.pharos.console.core.release",
                "everySeconds = 10\nissuer = the demonstration on this machine");
        start("console", List.of("console", "--home", home.resolve("console").toString(), "--web-port",
                Integer.toString(consolePort), "--mqtt-port", Integer.toString(mqttPort)));
    }

    /** The demonstration is in a hurry: what takes an hour elsewhere takes seconds here. */
    private void configure(String process, String pid, String properties) throws IOException {
        Path config = Files.createDirectories(home.resolve(process).resolve("config"));
        Files.writeString(config.resolve(pid + ".cfg"),
                "# Set by the demonstration, which is in a hurry.\n" + properties + '\n');
    }

    /** What a person does once for every console: carries its public key to the community page. */
    void introduceConsoleToCommunity() throws IOException {
        Path trusted = Files.createDirectories(home.resolve("community/keys/trusted"));
        Files.copy(home.resolve("console/keys/release.pub.pem"), trusted.resolve("demonstration.pem"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Site startSite(int number, Ports ports, int mqttPort) throws IOException {
        String id = "demo-site-" + number;
        int dicomPort = ports.near(11_112 + 10 * (number - 1));
        int webPort = ports.near(8_080 + 10 * (number - 1));
        Path folder = home.resolve(id);
        RunningProcess gateway = start("gateway of " + id, List.of("gateway", "--home", folder.toString(),
                "--dicom-port", Integer.toString(dicomPort), "--web-port", Integer.toString(webPort),
                "--pacs", StandInPacs.AE_TITLE + "@127.0.0.1:" + pacs.port(), "--modality", MODALITY + "@127.0.0.1",
                "--console", "mqtt://127.0.0.1:" + mqttPort, "--site", id));
        return new Site(id, gateway, new Target("PHAROS", "127.0.0.1", dicomPort), webPort, folder);
    }

    private void startCommunity() throws IOException {
        configure("community", "org.pharos.community.core", "intervalSeconds = 5");
        start("community page", List.of("community", "--home", home.resolve("community").toString(), "--web-port",
                Integer.toString(communityPort), "--feed", home.resolve("console/releases").toString()));
    }

    private RunningProcess start(String name, List<String> words) throws IOException {
        RunningProcess player = RunningProcess.start("the " + name,
                home.resolve("output").resolve(name.replace(' ', '-') + ".txt"), RunningProcess.pharos(words));
        players.add(player);
        return player;
    }

    /** @throws IOException when one of them has ended */
    void check() throws IOException {
        for (RunningProcess player : players) {
            player.requireAlive();
        }
    }

    Path home() {
        return home;
    }

    FilmShelf films() {
        return films;
    }

    PacsArchive archive() {
        return archive;
    }

    List<Site> sites() {
        return List.copyOf(sites);
    }

    String pacsWeb() {
        return "http://127.0.0.1:" + pacsPage.port() + '/';
    }

    String consoleWeb() {
        return "http://127.0.0.1:" + consolePort + '/';
    }

    String communityWeb() {
        return "http://127.0.0.1:" + communityPort + '/';
    }

    @Override
    public synchronized void close() {
        players.parallelStream().forEach(RunningProcess::close);
        players.clear();
        pacsPage.close();
        try {
            pacs.close();
        } catch (IOException e) {
            System.err.println("demo: the stand-in PACS did not end in order: " + e.getMessage());
        }
    }
}
