package org.pharos.test.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import org.pharos.process.Program;
import org.pharos.process.RunningProcess;

/**
 * A judge that is not ours (DCMTK, Orthanc, pydicom ...), run as a process.
 *
 * <p>A test that needs one asks with {@link #require} and is skipped, and counted, where it is absent;
 * {@code ./pharos doctor} says how to get it.
 */
public final class OutsideTool {

    private final List<String> command;

    private OutsideTool(List<String> command) {
        this.command = List.copyOf(command);
    }

    /**
     * A program on the PATH (or in {@code /usr/sbin}).
     *
     * @throws TestAbortedException when it is absent
     */
    public static OutsideTool require(String program) {
        Path path = Program.find(program)
                .orElseThrow(() -> new TestAbortedException("no " + program + " on this machine"));
        return new OutsideTool(List.of(path.toString()));
    }

    /**
     * The Python of the judges' environment, with these modules importable.
     *
     * @throws TestAbortedException when the environment or one of the modules is absent
     */
    public static OutsideTool requirePython(String... modules) {
        Path python = cacheFolder().resolve("judges/bin/python");
        if (!Files.isExecutable(python)) {
            throw new TestAbortedException("no Python judges (" + String.join(", ", modules) + ") on this machine");
        }
        OutsideTool tool = new OutsideTool(List.of(python.toString()));
        for (String module : modules) {
            if (tool.run("-c", "import " + module).exitCode() != 0) {
                throw new TestAbortedException("no Python module " + module + " among the judges");
            }
        }
        return tool;
    }

    /** Where the launcher keeps what it fetched: {@code $PHAROS_CACHE}, else {@code ~/.cache/pharos}. */
    public static Path cacheFolder() {
        String given = System.getenv("PHAROS_CACHE");
        return given != null && !given.isBlank()
                ? Path.of(given)
                : Path.of(System.getProperty("user.home"), ".cache", "pharos");
    }

    /** Runs to the end, at most two minutes. */
    public Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Runs to the end, at most two minutes, with these variables added to the environment. */
    public Result run(Map<String, String> environment, String... arguments) {
        try {
            ProcessBuilder builder = builder(arguments).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end within 120 s; it printed: " + output.get());
            }
            return new Result(process.exitValue(), output.get());
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    /** Starts it and returns at once. @param output where what it prints is appended */
    public RunningProcess start(Path output, String... arguments) throws IOException {
        return RunningProcess.start(Path.of(command.get(0)).getFileName().toString(), output, builder(arguments));
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return new ProcessBuilder(all);
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(output lost: " + e.getMessage() + ")";
        }
    }

    /** What it said. @param output standard output and standard error, in the order written */
    public record Result(int exitCode, String output) {}
}
