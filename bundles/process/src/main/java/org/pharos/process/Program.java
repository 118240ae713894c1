package org.pharos.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Programs that are installed here. */
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
}
