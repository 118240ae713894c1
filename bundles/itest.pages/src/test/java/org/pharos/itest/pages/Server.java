package org.pharos.itest.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.Visitor;

/** One of our processes with pages. @param home its home folder; what it prints goes beside it */
record Server(RunningProcess process, Path home, int webPort) implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Starts {@code ./pharos} with this command, a port for its pages and these words. */
    static Server start(String command, Path home, String... words) throws IOException {
        int webPort = FreePort.find();
        List<String> all = new ArrayList<>(List.of(command, "--home", home.toString(), "--web-port",
                Integer.toString(webPort)));
        all.addAll(List.of(words));
        return new Server(RunningProcess.start("the " + command, home.resolveSibling(command + ".txt"),
                RunningProcess.pharos(all)), home, webPort);
    }

    /** The address of a page. */
    String at(String path) {
        return "http://127.0.0.1:" + webPort + path;
    }

    /** What a page tells programs. */
    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(Visitor.of(webPort).get(path).body());
    }

    String operatorKey() throws IOException {
        return Files.readString(home.resolve("keys/operator.key")).strip();
    }

    @Override
    public void close() {
        process.close();
    }
}
