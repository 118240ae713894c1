package org.pharos.itest.system.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pharos.process.FreePort;
import org.pharos.test.kit.Orthanc;

/** How a gateway is set up before it starts: the flags and files a person would give it. */
public final class GatewaySetup {

    private final Workplace place;
    private final Path home;
    private final Path output;
    private final int dicomPort = FreePort.find();
    private final int webPort = FreePort.find();
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private GatewaySetup(Workplace place, String name) throws IOException {
        this.place = place;
        this.home = place.folder(name);
        this.output = place.folder("output").resolve(name + ".txt");
    }

    /** A gateway that takes objects from {@link Gateway#MODALITY}. */
    public static GatewaySetup in(Workplace place) throws IOException {
        return in(place, "gateway");
    }

    /** The same, where there are several. */
    public static GatewaySetup in(Workplace place, String name) throws IOException {
        return new GatewaySetup(place, name).flag("--modality", Gateway.MODALITY + "@127.0.0.1");
    }

    public GatewaySetup pacs(String aeTitle, int port) {
        return flag("--pacs", aeTitle + "@127.0.0.1:" + port);
    }

    public GatewaySetup console(String broker, String site) {
        return flag("--console", broker).flag("--site", site);
    }

    public GatewaySetup flag(String name, String value) {
        flags.add(name);
        flags.add(value);
        return this;
    }

    /** Writes a file of properties into its configuration. */
    public GatewaySetup configured(String pid, String properties) throws IOException {
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve(pid + ".cfg"), properties + "\n");
        return this;
    }

    public GatewaySetup environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Orthanc as its PACS, not started yet. */
    public Orthanc orthanc() throws IOException {
        Orthanc orthanc = new Orthanc(place.folder(home.getFileName() + "-orthanc"), dicomPort);
        pacs(Orthanc.AE_TITLE, orthanc.dicomPort());
        return place.own(orthanc, orthanc.log());
    }

    /** The gateway, not started yet. */
    public Gateway gateway() {
        return place.own(new Gateway(this), output, home.resolve("log/gateway.log"));
    }

    /** The gateway, when it says that it is ready. */
    public Gateway start() throws IOException, InterruptedException {
        return gateway().start();
    }

    int dicomPort() {
        return dicomPort;
    }

    int webPort() {
        return webPort;
    }

    public Path home() {
        return home;
    }

    Path output() {
        return output;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> words() {
        List<String> words = new ArrayList<>(List.of("gateway", "--home", home.toString(),
                "--dicom-port", Integer.toString(dicomPort), "--web-port", Integer.toString(webPort)));
        words.addAll(flags);
        return words;
    }
}
