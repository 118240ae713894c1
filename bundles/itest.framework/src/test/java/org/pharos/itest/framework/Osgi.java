package org.pharos.itest.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frameworks the same jars must start on. */
enum Osgi {
    /** Our own distribution. */
    FELIX("org.apache.felix.framework"),
    /** The one of Eclipse Kura's time. */
    EQUINOX_OF_KURA("equinox-of-kura"),
    EQUINOX_OF_TODAY("equinox-of-today");

    private static final Path BUNDLES = Path.of(System.getProperty("pharos.root"), "bundles");

    private final String jar;

    Osgi(String jar) {
        this.jar = jar;
    }

    /** The class path of {@code ./pharos}, with this framework in the place of the one it comes with. */
    String classPath() throws IOException {
        Path cli = BUNDLES.resolve("cli/target");
        try (Stream<Path> own = Files.list(cli); Stream<Path> lib = Files.list(cli.resolve("lib"))) {
            List<Path> jars = Stream.concat(own, lib).filter(path -> path.toString().endsWith(".jar"))
                    .filter(path -> !path.endsWith(FELIX.jar + ".jar")).toList();
            Path framework = this == FELIX ? cli.resolve("lib") : BUNDLES.resolve("itest.framework/target/frameworks");
            return Stream.concat(jars.stream(), Stream.of(framework.resolve(jar + ".jar")))
                    .map(Path::toString).collect(Collectors.joining(":"));
        }
    }
}
