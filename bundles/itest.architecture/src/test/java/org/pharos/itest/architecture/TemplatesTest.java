package org.pharos.itest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commented files a person finds in {@code config/} offer what the components take: all of it, and nothing else.
 */
class TemplatesTest {

    private static final Pattern OFFERED = Pattern.compile("(?m)^#(\\.?[A-Za-z][\\w.]*) *=");
    private static final Pattern TAKEN = Pattern.compile("<AD id=\"([^\"]+)\"");
    private static final Set<String> GIVEN_BY_THE_LAUNCHER = Set.of("pharos.home");
    private static final String NOT_OURS = "org.apache.felix.http.cfg";

    static Stream<Path> templates() throws IOException {
        return Checkout.bundles().stream().map(bundle -> Checkout.bundle(bundle).resolve("src/main/app/config"))
                .filter(Files::isDirectory).flatMap(TemplatesTest::files)
                .filter(file -> !file.getFileName().toString().equals(NOT_OURS));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void offersWhatTheComponentTakes(Path template) throws IOException {
        Set<String> taken = all(TAKEN, metatype(template));
        taken.removeAll(GIVEN_BY_THE_LAUNCHER);

        assertThat(all(OFFERED, Files.readString(template))).as(template.toString()).isEqualTo(taken);
    }

    @Test
    void aPersonFindsHowToNameADestination() throws IOException {
        assertThat(templates()).anyMatch(file -> file.endsWith("org.pharos.gateway.delivery.dicom~NAME.cfg.example"));
    }

    /** The description of the component that a file is for: {@code <pid>.cfg}, {@code <pid>~NAME.cfg.example}. */
    private static String metatype(Path template) throws IOException {
        String pid = template.getFileName().toString().replaceFirst("(~NAME)?\\.cfg(\\.example)?$", "");
        try (InputStream stream = TemplatesTest.class.getResourceAsStream("/OSGI-INF/metatype/" + pid + ".xml")) {
            assertThat(stream).as("a component takes " + pid).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
