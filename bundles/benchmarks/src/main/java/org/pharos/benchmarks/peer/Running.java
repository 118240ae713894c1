package org.pharos.benchmarks.peer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process of a measurement. What it prints goes into a file. Closing ends it. */
public final class Running implements AutoCloseable {

    private static final long STOP_WAIT_S = 10;
    private static final int TOLD_MAX = 400;
    private static final double KIB_PER_MIB = 1_024;
    private static final Set<Running> ALL = ConcurrentHashMap.newKeySet();

    private final String name;
    private final Process process;
    private final Path output;
    private final long startedNanos;

    private Running(String name, Process process, Path output, long startedNanos) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.startedNanos = startedNanos;
        ALL.add(this);
    }

    /** Starts a command. @param name how a person calls it */
    public static Running start(String name, Path output, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("PHAROS_NO_BUILD", "1");
        long now = System.nanoTime();
        return new Running(name, builder.start(), output, now);
    }

    /** Ends whatever still runs. */
    public static void endAll() {
        ALL.forEach(running -> running.process.destroyForcibly());
    }

    /** Waits for its end. @return seconds it ran. @throws IOException when it failed or took longer than that */
    public double await(long seconds) throws IOException, InterruptedException {
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        double took = secondsSinceStart();
        if (!ended) {
            close();
            throw new IOException(name + " did not end within " + seconds + " s");
        }
        ALL.remove(this);
        if (process.exitValue() != 0) {
            throw new IOException(name + " failed (exit code " + process.exitValue() + "): " + printed());
        }
        return took;
    }

    /** Waits a moment. @throws IOException when it has ended meanwhile, with what it printed */
    public void moment(long ms) throws IOException, InterruptedException {
        if (process.waitFor(ms, TimeUnit.MILLISECONDS)) {
            throw new IOException(name + " ended (exit code " + process.exitValue() + "): " + printed());
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public double secondsSinceStart() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Memory it occupies now, its children not counted, in MiB. */
    public double residentMib() throws IOException {
        return memoryMib("VmRSS");
    }

    /** The most it ever occupied, in MiB. */
    public double residentMostMib() throws IOException {
        return memoryMib("VmHWM");
    }

    private double memoryMib(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(field)) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
            }
        }
        throw new IOException("this system does not tell the memory of a process");
    }

    /** All it printed so far. */
    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private String printed() throws IOException {
        String text = output().strip();
        return text.substring(Math.max(0, text.length() - TOLD_MAX));
    }

    @Override
    public void close() {
        ALL.remove(this);
        process.destroy();
        try {
            if (!process.waitFor(STOP_WAIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
