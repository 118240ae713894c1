package org.pharos.test.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The folder of OpenVINO's native libraries: the one given, the one the launcher fetched, or that of the judges. */
public final class OpenVinoLibraries {

    private OpenVinoLibraries() {}

    /** @throws TestAbortedException when there is none: the test counts as skipped */
    public static Path require() {
        return find().orElseThrow(() -> new TestAbortedException("no OpenVINO on this machine"));
    }

    public static Optional<Path> find() {
        String given = System.getProperty("pharos.openvino", "");
        if (!given.isBlank()) {
            return Optional.of(Path.of(given));
        }
        List<Path> roots = List.of(OutsideTool.cacheFolder(), OutsideTool.cacheFolder().resolve("judges/lib"));
        return roots.stream().flatMap(OpenVinoLibraries::below).filter(Files::isDirectory).findFirst();
    }

    private static Stream<Path> below(Path root) {
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.toList().stream().map(OpenVinoLibraries::libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path libraries(Path folder) {
        return folder.getFileName().toString().startsWith("openvino-")
                ? folder.resolve("libs")
                : folder.resolve("site-packages/openvino/libs");
    }
}
