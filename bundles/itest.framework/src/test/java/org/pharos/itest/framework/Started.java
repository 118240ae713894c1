package org.pharos.itest.framework;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of {@code ./pharos} as a process, on a framework and a Java of choice; what it says goes to a file. */
final class Started implements AutoCloseable {

    /** So long nothing takes, on any machine. */
    static final Duration MOST = Duration.ofMinutes(4);

    /** Felix asks for it; ./pharos says the same. */
    private static final int UNSAFE_WARNS_FROM = 23;

    private final Process process;
    private final Path output;

    private Started(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param root the folder whose {@code bundles/} hold the assembled applications @param folder for what it says */
    static Started with(Osgi framework, Jdk jdk, Path root, Path folder, String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "said", ".txt");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-Djava.awt.headless=true", "-Dpharos.root=" + root, "-cp", framework.classPath(),
                "org.pharos.cli.Pharos"));
        if (jdk.version() >= UNSAFE_WARNS_FROM) {
            command.add(1, "--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).start();
        return new Started(process, output);
    }

    /** Waits until it said that it is ready, or ended. @return what it said */
    String awaitGreeting() {
        await().atMost(MOST).until(() -> !process.isAlive() || said().contains("Stop it with Ctrl-C."));
        return said();
    }

    /** @return its exit status */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("It did not end. It said: " + said());
        }
        return process.exitValue();
    }

    /** SIGTERM. @return its exit status */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    /** @return the status of a page, or 0 while nobody answers */
    static int status(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
