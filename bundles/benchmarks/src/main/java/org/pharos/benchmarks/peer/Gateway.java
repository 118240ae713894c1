package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The whole gateway, started with the command a person would type. */
public final class Gateway implements Receiver {

    private static final int HTTP_OK = 200;
    private static final int HTTP_TIMEOUT_MS = 2_000;

    private final Path home;
    private final int port;
    private final int webPort;
    private final Running process;

    private Gateway(Path home, int port, int webPort, Running process) {
        this.home = home;
        this.port = port;
        this.webPort = webPort;
        this.process = process;
    }

    /** A port for a gateway that is started later, so that others may know it before. */
    public static int choosePort() throws IOException {
        return FreePort.find();
    }

    /** @param words further words of the command, such as {@code --pacs} with its value */
    public static Gateway start(Path root, Path home, int port, List<String> words) throws IOException {
        int webPort = FreePort.find();
        List<String> command = new ArrayList<>(List.of(root.resolve("pharos").toString(), "gateway",
                "--home", home.toString(), "--dicom-port", Integer.toString(port),
                "--web-port", Integer.toString(webPort), "--modality", SENDER + "@127.0.0.1"));
        command.addAll(words);
        Files.createDirectories(home);
        return new Gateway(home, port, webPort,
                Running.start("the gateway", home.resolve("output.txt"), command));
    }

    /** Waits until its first page comes. @return seconds since its process was started */
    public double awaitPage(long seconds) throws IOException, InterruptedException {
        while (process.secondsSinceStart() < seconds) {
            if (answers("/")) {
                return process.secondsSinceStart();
            }
            process.moment(10);
        }
        throw new IOException("the gateway shows no page within " + seconds + " s");
    }

    private boolean answers(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + webPort + path).toURL().openConnection();
            connection.setConnectTimeout(HTTP_TIMEOUT_MS);
            connection.setReadTimeout(HTTP_TIMEOUT_MS);
            boolean ok = connection.getResponseCode() == HTTP_OK
                    && connection.getInputStream().readAllBytes().length > 0;
            connection.disconnect();
            return ok;
        } catch (IOException notYet) {
            return false;
        }
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
    public Running process() {
        return process;
    }
}
