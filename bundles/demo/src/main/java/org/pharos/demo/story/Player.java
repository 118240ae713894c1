package org.pharos.demo.story;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of the demonstration, started with the command a person would type. */
final class Player implements AutoCloseable {

    private static final long STOP_WAIT_S = 8;

    private final String name;
    private final Process process;
    private final Path output;

    private Player(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /**
     * Starts {@code ./pharos} with these words.
     *
     * @param output where what it prints goes
     */
    static Player start(String name, Path output, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("pharos.root", ".")).resolve("pharos").toString());
        command.addAll(words);
        Files.createDirectories(output.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("PHAROS_NO_BUILD", "1");
        return new Player(name, builder.start(), output);
    }

    String name() {
        return name;
    }

    /** @throws IOException with what it printed last, when it has ended */
    void check() throws IOException {
        if (!process.isAlive()) {
            List<String> lines = Files.readAllLines(output);
            String last = lines.isEmpty() ? "(nothing)" : String.join("\n  ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
            throw new IOException("the " + name + " ended (exit code " + process.exitValue() + "). It printed last:\n  " + last);
        }
    }

    @Override
    public void close() {
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
