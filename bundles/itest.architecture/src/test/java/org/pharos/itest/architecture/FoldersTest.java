package org.pharos.itest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldersTest {

    private static final Set<String> TOP_LEVEL = Set.of("bundles", "appliance-image", "models", "kura-config",
            "hardware", "docs", "pom.xml", "README.md", "pharos", "LICENSE", "NOTICE", "CHANGELOG.md",
            "CONTRIBUTING.md", "target");

    @Test
    void theTopLevelHoldsNothingBeyondTheAgreedList() throws IOException {
        try (Stream<Path> entries = Files.list(Checkout.root())) {
            Set<String> names = entries.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(TOP_LEVEL).containsAll(names);
        }
    }

    @Test
    void bundlesHoldsNothingButBundles() throws IOException {
        try (Stream<Path> entries = Files.list(Checkout.root().resolve("bundles"))) {
            assertThat(entries).allSatisfy(entry -> assertThat(entry.resolve("pom.xml")).exists());
        }
    }

    @Test
    void everyBundleSaysWhatItIs() {
        for (String bundle : Checkout.bundles()) {
            assertThat(Checkout.bundle(bundle).resolve("README.md")).as(bundle).exists();
        }
    }

    @Test
    void everyBundleIsBuilt() throws IOException {
        String root = Files.readString(Checkout.root().resolve("pom.xml"));
        for (String bundle : Checkout.bundles()) {
            assertThat(root).contains("<module>bundles/" + bundle + "</module>");
        }
    }

    @Test
    void everyPackageHasItsSentence() throws IOException {
        for (String bundle : Checkout.bundles()) {
            Path sources = Checkout.bundle(bundle).resolve("src/main/java");
            if (Files.exists(sources)) {
                assertThat(packagesWithoutASentence(sources)).as(bundle).isEmpty();
            }
        }
    }

    private static Set<Path> packagesWithoutASentence(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void packagesCarryTheNameOfTheirBundle() throws IOException {
        Set<String> bundles = Checkout.bundles();
        for (String bundle : bundles) {
            Path sources = Checkout.bundle(bundle).resolve("src/main/java");
            if (Files.exists(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                        String name = sources.relativize(file.getParent()).toString().replace('/', '.');
                        assertThat(Checkout.bundleOf(name, bundles)).as(file.toString()).isEqualTo(bundle);
                    });
                }
            }
        }
    }
}
