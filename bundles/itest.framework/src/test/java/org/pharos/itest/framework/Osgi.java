package org.pharos.itest.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** So long nothing takes, on any machine. */
    static final long MOST_S = 240;

    /** Felix asks for it; ./pharos says the same. */
    private static final int UNSAFE_WARNS_FROM = 23;
    private static final Path BUNDLES = Path.of(System.getProperty("pharos.root"), "bundles");

    private final String jar;

    Osgi(String jar) {
        this.jar = jar;
    }

    /**
     * A command of {@code ./pharos} on this framework.
     *
     * @param root the folder whose {@code bundles/} hold the assembled applications
     */
    ProcessBuilder command(Jdk jdk, Path root, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-Djava.awt.headless=true", "-Dpharos.root=" + root, "-cp", classPath(), "org.pharos.cli.Pharos"));
        if (jdk.version() >= UNSAFE_WARNS_FROM) {
            command.add(1, "--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(words);
        return new ProcessBuilder(command);
    }

    /** The class path of {@code ./pharos}, with this framework in the place of the one it comes with. */
    private String classPath() throws IOException {
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
