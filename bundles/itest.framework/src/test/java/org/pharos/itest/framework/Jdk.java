package org.pharos.itest.framework;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A Java to start an application with. @param version its feature release */
record Jdk(Path home, int version) {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final int LEAST = 17;

    static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /**
     * The newest one that is installed beside the running one.
     *
     * @throws TestAbortedException when there is none
     */
    static Jdk other() {
        return installed().stream()
                .filter(jdk -> jdk.version() >= LEAST && jdk.version() != running().version())
                .max(Comparator.comparing(Jdk::version))
                .orElseThrow(() -> new TestAbortedException("no second JDK on this machine"));
    }

    Path java() {
        return home.resolve("bin/java");
    }

    private static List<Jdk> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(INSTALLED)) {
            return folders.filter(folder -> Files.isExecutable(folder.resolve("bin/java")))
                    .collect(Collectors.toMap(folder -> folder, Jdk::versionOf)).entrySet().stream()
                    .map((Map.Entry<Path, Integer> one) -> new Jdk(one.getKey(), one.getValue())).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the file {@code release} of every JDK says; 0 for one that does not. */
    private static int versionOf(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
            return Runtime.Version.parse(release.getProperty("JAVA_VERSION", "0").replace("\"", "")).feature();
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
