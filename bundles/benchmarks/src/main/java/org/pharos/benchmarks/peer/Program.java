package org.pharos.benchmarks.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Programs of this machine. */
public final class Program {

    private static final String BESIDES = File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";

    private Program() {}

    /** A program on the PATH, or where servers are installed; empty when it is absent. */
    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + BESIDES;
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder, name);
            if (!folder.isBlank() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The Python of the judges' environment; empty when it is absent. @param cache the launcher's cache folder */
    public static Optional<Path> python(Path cache) {
        return Optional.of(cache.resolve("judges/bin/python")).filter(Files::isExecutable);
    }
}
