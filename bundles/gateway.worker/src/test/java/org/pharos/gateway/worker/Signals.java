package org.pharos.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the system can do to a worker process. */
final class Signals {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Signals() {}

    static void kill(long pid) throws Exception {
        send("-KILL", pid);
    }

    static void crash(long pid) throws Exception {
        send("-SEGV", pid);
    }

    /** A stop takes hold thread by thread, and a thread that still runs may answer: this waits for the last one. */
    static void freeze(long pid) throws Exception {
        send("-STOP", pid);
        await().atMost(LONG).ignoreExceptionsInstanceOf(IOException.class).until(() -> frozen(pid));
    }

    private static boolean frozen(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
        }
        return true;
    }

    private static void send(String signal, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor()).isZero();
    }
}
