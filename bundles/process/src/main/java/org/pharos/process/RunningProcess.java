package org.pharos.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A program that runs beside this one. What it prints goes into a file. Closing ends it. */
public final class RunningProcess implements AutoCloseable {

    private static final long CLOSE_WAIT_S = 10;
    private static final long LOOK_EVERY_MS = 10;
    private static final int LINES_TOLD_MAX = 5;
    private static final int HTTP_OK = 200;

    private final String name;
    private final Process process;
    private final Path output;
    private final int outputStart;
    private final long startedNanos;

    private RunningProcess(String name, Process process, Path output, int outputStart, long startedNanos) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.outputStart = outputStart;
        this.startedNanos = startedNanos;
    }

    /**
     * The command {@code ./pharos} of this checkout ({@code pharos.root}) with these words, of what is built already.
     * The script hands its process over to Java, so that signals reach it.
     */
    public static ProcessBuilder pharos(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("pharos.root", ".")).resolve("pharos").toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PHAROS_NO_BUILD", "1");
        return builder;
    }

    /**
     * Starts a command, which is given nothing to read.
     *
     * @param name how a person calls it
     * @param output what it prints is appended here; its folder is made when it is not there yet
     */
    public static RunningProcess start(String name, Path output, ProcessBuilder command) throws IOException {
        Files.createDirectories(output.toAbsolutePath().getParent());
        int outputStart = Files.exists(output) ? (int) Files.size(output) : 0;
        command.redirectErrorStream(true).redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        long now = System.nanoTime();
        return new RunningProcess(name, command.start(), output, outputStart, now);
    }

    /** What is waited for before a process counts as started. */
    @FunctionalInterface
    public interface Readiness {

        /** Returns when it is ready. @throws IOException when it does not get there */
        void await(RunningProcess process) throws IOException, InterruptedException;
    }

    /**
     * Waits until it is ready, and ends it where that fails, so that no process stays behind which nobody knows.
     *
     * @return this
     */
    public RunningProcess awaitOrClose(Readiness readiness) throws IOException, InterruptedException {
        boolean ready = false;
        try {
            readiness.await(this);
            ready = true;
            return this;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its number with the system. */
    public long pid() {
        return process.pid();
    }

    /** Seconds that have passed since it was started, whether it still runs or not. */
    public double secondsSinceStart() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** All it printed so far; what stood in its file before is left out. */
    public String output() {
        try {
            byte[] all = Files.readAllBytes(output);
            return new String(all, outputStart, all.length - outputStart, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes it started itself, such as the worker. */
    public Stream<ProcessHandle> children() {
        return process.children();
    }

    /** @throws IOException when it has ended, with what it printed last */
    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(ended());
        }
    }

    /** Waits a moment. @throws IOException when it has ended meanwhile, with what it printed last */
    public void moment(long ms) throws IOException, InterruptedException {
        if (process.waitFor(ms, TimeUnit.MILLISECONDS)) {
            throw new IOException(ended());
        }
    }

    /**
     * Waits until it gives a sign.
     *
     * @param what the sign in words
     * @return seconds since its start
     * @throws IOException when it has ended, or gives none in that time
     */
    public double awaitSign(String what, long seconds, BooleanSupplier sign) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!sign.getAsBoolean()) {
            moment(LOOK_EVERY_MS);
            if (System.nanoTime() > until) {
                throw new IOException(name + ": " + what + " has not come within " + seconds + " s");
            }
        }
        return secondsSinceStart();
    }

    /** Waits until somebody listens on a port of this machine. @return seconds since its start */
    public double awaitPort(int port, long seconds) throws IOException, InterruptedException {
        return awaitSign("an open port", seconds, () -> FreePort.isOpen(port));
    }

    /** Waits until its page {@code /health} answers 200. @return seconds since its start */
    public double awaitHealth(int webPort, long seconds) throws IOException, InterruptedException {
        return awaitSign("a good answer of /health", seconds, () -> LocalWeb.status(webPort, "/health") == HTTP_OK);
    }

    /** Waits for its end. @return its exit status. @throws IOException when it takes longer; it is ended then */
    public int awaitEnd(long seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            close();
            throw new IOException(name + " did not end within " + seconds + " s. It printed last:" + lastLines());
        }
        return process.exitValue();
    }

    /** Waits for its end. @return seconds it ran. @throws IOException when it failed or takes longer */
    public double awaitSuccess(long seconds) throws IOException, InterruptedException {
        int status = awaitEnd(seconds);
        double took = secondsSinceStart();
        if (status != 0) {
            throw new IOException(ended());
        }
        return took;
    }

    /** SIGTERM, and waits. @return its exit status */
    public int stop(long seconds) throws IOException, InterruptedException {
        process.destroy();
        return awaitEnd(seconds);
    }

    /** SIGKILL, and waits: without a word to anybody, as in a power cut of the process. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and SIGKILL where that does not help. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(CLOSE_WAIT_S, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String ended() {
        return name + " ended (exit code " + process.exitValue() + "). It printed last:" + lastLines();
    }

    private String lastLines() {
        List<String> lines = output().lines().toList();
        String last = String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_TOLD_MAX), lines.size()));
        return last.isEmpty() ? " (nothing)" : "\n  " + last;
    }
}
