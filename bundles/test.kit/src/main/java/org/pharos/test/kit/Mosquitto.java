package org.pharos.test.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;

/** Eclipse Mosquitto as a broker that is not ours. It can be stopped, killed and started again on the same port. */
public final class Mosquitto implements AutoCloseable {

    private final OutsideTool program = OutsideTool.require("mosquitto");
    private final Path configuration;
    private final int port;
    private RunningProcess process;

    /**
     * Does not start it yet.
     *
     * @param folder for its configuration
     * @throws TestAbortedException when it is absent
     */
    public Mosquitto(Path folder) throws IOException {
        port = FreePort.find();
        configuration = folder.resolve("mosquitto-" + port + ".conf");
        Files.writeString(configuration, "listener " + port + " 127.0.0.1\nallow_anonymous true\n"
                + "max_queued_messages 0\nset_tcp_nodelay true\n");
    }

    public int port() {
        return port;
    }

    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** Returns when it answers. */
    public Mosquitto start() throws IOException, InterruptedException {
        process = program.start(configuration.resolveSibling("mosquitto-" + port + ".log"), "-c",
                configuration.toString()).awaitOrClose(started -> started.awaitPort(port, Patience.SECONDS));
        return this;
    }

    /** Without a word to anybody, as in a power cut. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
