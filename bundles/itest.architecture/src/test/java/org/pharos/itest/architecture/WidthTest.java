package org.pharos.itest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WidthTest {

    private static final int WIDTH_MAX = 120;

    @Test
    void noLineOfJavaIsWiderThanTwoWindowsBesideEachOtherShow() throws IOException {
        Set<String> offences = new TreeSet<>();
        for (String bundle : Checkout.bundles()) {
            Path sources = Checkout.bundle(bundle).resolve("src");
            if (Files.exists(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                        offences.addAll(tooWide(file));
                    }
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    private static Set<String> tooWide(Path file) throws IOException {
        Set<String> offences = new TreeSet<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > WIDTH_MAX) {
                offences.add(file + ":" + (i + 1));
            }
        }
        return offences;
    }
}
