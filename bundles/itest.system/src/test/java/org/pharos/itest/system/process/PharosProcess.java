package org.pharos.itest.system.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of our processes, started with the command a person would type. */
public final class PharosProcess {

    private final Process process;
    private final Path output;

    private PharosProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts {@code ./pharos} with these words. The script hands its process over to Java, so that signals reach it.
     *
     * @param environment is added to ours
     * @param output what it prints is appended here
     */
    public static PharosProcess start(List<String> words, Map<String, String> environment, Path output)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("pharos.root", "../..")).resolve("pharos").toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("PHAROS_NO_BUILD", "1");
        builder.environment().putAll(environment);
        return new PharosProcess(builder.start(), output);
    }

    /** What it printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: without a word to anybody, as in a power cut of the process. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for its end. @return its exit status */
    public int exitStatus() {
        Eventually.until("the process ends", () -> !process.isAlive());
        return process.exitValue();
    }

    /** The processes it started itself, such as the worker. */
    Stream<ProcessHandle> children() {
        return process.children();
    }
}
