package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pharos.gateway.api.inference.EngineWords;

/**
 * The two lines of the error file of a crashed Java process that say where it happened: the signal and the native
 * function. The rest, memory and registers, may hold patient data and is deleted unread.
 */
final class CrashReport {

    private static final int HEAD_LINES = 30;

    private CrashReport() {}

    /** Logs where a process crashed, if it did. */
    static void tell(long pid, Path errorFile) {
        read(errorFile).ifPresent(where -> WorkerOutput.LOG.error("worker {} crashed: {}", pid, where));
    }

    static Optional<String> read(Path errorFile) {
        if (!Files.exists(errorFile)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(errorFile, StandardCharsets.ISO_8859_1)) {
            List<String> head = lines.limit(HEAD_LINES).map(line -> line.replaceFirst("^#\\s*", "")).toList();
            int frame = head.indexOf("Problematic frame:");
            String where = frame >= 0 && frame + 1 < head.size() ? head.get(frame + 1) : "at an unknown place";
            String signal = head.stream().filter(line -> line.startsWith("SIG")).findFirst().orElse("");
            return Optional.of(EngineWords.withoutPaths(signal.replaceFirst(" at pc=.*", "") + ' ' + where));
        } catch (IOException e) {
            return Optional.of("its error file cannot be read");
        }
    }
}
