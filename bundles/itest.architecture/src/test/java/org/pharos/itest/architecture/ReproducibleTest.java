package org.pharos.itest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is built twice is the same: nothing in a jar is of the day, the machine or the person. */
class ReproducibleTest {

    private static final Set<String> OF_ONE_BUILD = Set.of("Bnd-LastModified", "Built-By", "Build-Jdk",
            "Build-Jdk-Spec", "Build-Time", "Created-By", "Tool");
    /** The project's own {@code outputTimestamp}. */
    private static final LocalDateTime RELEASE = LocalDateTime.of(2026, 1, 1, 0, 0);

    @Test
    void noManifestTellsTheDayTheMachineOrThePerson() throws IOException {
        for (Path path : jars()) {
            try (JarFile jar = new JarFile(path.toFile())) {
                Set<String> names = jar.getManifest().getMainAttributes().keySet().stream().map(Object::toString)
                        .collect(Collectors.toSet());
                assertThat(names).as(path.toString()).doesNotContainAnyElementsOf(OF_ONE_BUILD);
            }
        }
    }

    /** bnd takes a value that holds "./" for a path, and writes where the checkout lies. */
    @Test
    void noManifestTellsWhereTheCheckoutLies() throws IOException {
        String here = Checkout.root().toRealPath().toString();
        for (Path path : jars()) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(jar.getManifest().getMainAttributes().values()).as(path.toString())
                        .noneMatch(value -> value.toString().contains(here));
            }
        }
    }

    @Test
    void everythingInAJarHasTheTimeOfTheRelease() throws IOException {
        for (Path path : jars()) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).as(path.toString())
                        .containsExactly(RELEASE);
            }
        }
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String bundle : Checkout.bundles()) {
            Path target = Checkout.bundle(bundle).resolve("target");
            if (Files.isDirectory(target)) {
                try (Stream<Path> files = Files.list(target)) {
                    files.filter(file -> file.getFileName().toString().matches("org\\.pharos\\..*\\.jar"))
                            .forEach(jars::add);
                }
            }
        }
        assertThat(jars).hasSizeGreaterThan(20);
        return jars;
    }
}
