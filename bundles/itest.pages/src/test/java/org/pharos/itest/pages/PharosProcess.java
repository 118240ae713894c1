package org.pharos.itest.pages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pharos.test.kit.Visitor;

/** One of our processes, started with the command a person would type. */
final class PharosProcess implements AutoCloseable {

    private final Process process;
    private final Path home;
    private final Path output;
    private final URI web;

    private PharosProcess(Process process, Path home, Path output, URI web) {
        this.process = process;
        this.home = home;
        this.output = output;
        this.web = web;
    }

    /**
     * Starts {@code ./pharos} with these words and a port for its pages.
     *
     * @param home its home folder; what it prints goes beside it
     */
    static PharosProcess start(String command, Path home, int webPort, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("pharos.root", "../.."))
                .resolve("pharos").toString(),
                command, "--home", home.toString(), "--web-port", Integer.toString(webPort)));
        all.addAll(List.of(words));
        Path output = home.resolveSibling(home.getFileName() + ".txt");
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("PHAROS_NO_BUILD", "1");
        return new PharosProcess(builder.start(), home, output, URI.create("http://127.0.0.1:" + webPort));
    }

    URI web() {
        return web;
    }

    String operatorKey() throws IOException {
        return Files.readString(home.resolve("keys/operator.key")).strip();
    }

    /** Whether it says so. @throws AssertionError with what it printed, when it has ended */
    boolean ready() throws InterruptedException, IOException {
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + Files.readString(output));
        }
        try {
            return new Visitor(web).get("/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
