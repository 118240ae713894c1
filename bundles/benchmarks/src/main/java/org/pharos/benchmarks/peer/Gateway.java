package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pharos.process.FreePort;
import org.pharos.process.LocalWeb;
import org.pharos.process.RunningProcess;

/** The whole gateway, started with the command a person would type. */
public final class Gateway implements Receiver {

    private static final int HTTP_OK = 200;

    private final Path home;
    private final int port;
    private final int webPort;
    private final RunningProcess process;

    private Gateway(Path home, int port, int webPort, RunningProcess process) {
        this.home = home;
        this.port = port;
        this.webPort = webPort;
        this.process = process;
    }

    /** A port for a gateway that is started later, so that others may know it before. */
    public static int choosePort() {
        return FreePort.find();
    }

    /** @param words further words of the command, such as {@code --pacs} with its value */
    public static Gateway start(Path home, int port, List<String> words) throws IOException {
        int webPort = FreePort.find();
        List<String> all = new ArrayList<>(List.of("gateway", "--home", home.toString(), "--dicom-port",
                Integer.toString(port), "--web-port", Integer.toString(webPort), "--modality", SENDER + "@127.0.0.1"));
        all.addAll(words);
        return new Gateway(home, port, webPort,
                RunningProcess.start("the gateway", home.resolve("output.txt"), RunningProcess.pharos(all)));
    }

    /** Waits until its first page comes. @return seconds since its process was started */
    public double awaitPage(long seconds) throws IOException, InterruptedException {
        return process.awaitSign("its first page", seconds, () -> LocalWeb.status(webPort, "/") == HTTP_OK);
    }

    /** Where it writes down what happens to studies. */
    public Path journal() {
        return home.resolve("spool/journal");
    }

    @Override
    public String name() {
        return "Pharos";
    }

    @Override
    public String aeTitle() {
        return "PHAROS";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public RunningProcess process() {
        return process;
    }
}
