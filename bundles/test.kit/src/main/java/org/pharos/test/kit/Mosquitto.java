package org.pharos.test.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** Eclipse Mosquitto as a broker that is not ours. It can be stopped, killed and started again on the same port. */
public final class Mosquitto implements AutoCloseable {

    private static final long START_MS = 120_000;
    private static final long LOOK_EVERY_MS = 20;

    private final OutsideTool program = OutsideTool.require("mosquitto");
    private final Path configuration;
    private final int port;
    private Process process;

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
    public Mosquitto start() throws IOException {
        process = program.start(Map.of(), "-c", configuration.toString());
        process.getOutputStream().close();
        Thread drain = new Thread(() -> drain(process), "mosquitto-output");
        drain.setDaemon(true);
        drain.start();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MS);
        while (!answers()) {
            if (ended() || System.nanoTime() > end) {
                throw new IllegalStateException("mosquitto did not start");
            }
        }
        return this;
    }

    /** Whether it has ended within a moment; waiting this way keeps no core busy. */
    private boolean ended() throws IOException {
        try {
            return process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Without a word to anybody, as in a power cut. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void drain(Process process) {
        try {
            process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // it ended
        }
    }
}
