package org.pharos.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run may write. All competitors of a comparison work below one folder, hence on one disk.
 *
 * @param root the checkout
 * @param cache where the launcher keeps what it fetched
 * @param work an empty folder for this run
 * @param rounds how often the short measurements are repeated
 */
public record Place(Path root, Path cache, Path work, int rounds) {

    /** A fresh folder below the work folder. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }

    /** Removes a folder with all that is in it. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
