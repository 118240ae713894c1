package org.pharos.itest.system.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A folder and the processes of one story, or of a class of stories when it is a static field. They are ended after it,
 * the last first; when a story fails, the end of everything they wrote is printed.
 */
public final class Workplace implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final int LINES_SHOWN_MAX = 80;

    private final Deque<AutoCloseable> processes = new ArrayDeque<>();
    private final List<Path> logs = new ArrayList<>();
    private boolean ofTheClass;
    private Path root;

    /** A folder of its own; made when it is not there yet. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    /** Ends it after the story. @param log what to print when the story fails */
    public <T extends AutoCloseable> T own(T process, Path... log) {
        processes.push(process);
        logs.addAll(List.of(log));
        return process;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        ofTheClass = true;
        root = Files.createTempDirectory("pharos-itest-");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (!ofTheClass) {
            root = Files.createTempDirectory("pharos-itest-");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().filter(e -> !(e instanceof org.opentest4j.TestAbortedException))
                .isPresent()) {
            logs.forEach(Workplace::print);
        }
        if (!ofTheClass) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        end();
    }

    private void end() throws Exception {
        while (!processes.isEmpty()) {
            processes.pop().close();
        }
        logs.clear();
        try (Stream<Path> below = Files.walk(root)) {
            for (Path path : below.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void print(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            System.out.println("---- " + log);
            lines.subList(Math.max(0, lines.size() - LINES_SHOWN_MAX), lines.size()).forEach(System.out::println);
        } catch (IOException notThere) {
            System.out.println("---- " + log + " is not there");
        }
    }
}
