package org.pharos.itest.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of this checkout, and the rules written down in the resources of this test. */
final class Checkout {

    private static final Path ROOT = Path.of(System.getProperty("pharos.root", "../.."));

    private Checkout() {}

    static Path root() {
        return ROOT;
    }

    /** The names of the folders of {@code bundles/} that are modules. */
    static Set<String> bundles() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path bundle(String name) {
        return ROOT.resolve("bundles").resolve(name);
    }

    /** Lines of the form {@code key: value value}. */
    static Map<String, Set<String>> rules(String resource) {
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        for (String line : lines(resource)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(":", 2);
                String values = parts[1].strip();
                rules.put(parts[0].strip(),
                        new TreeSet<>(values.isEmpty() ? List.of() : List.of(values.split("\\s+"))));
            }
        }
        return rules;
    }

    private static List<String> lines(String resource) {
        try (var stream = Checkout.class.getResourceAsStream("/" + resource)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundle a package belongs to: the longest bundle name it starts with; empty for none of ours. */
    static String bundleOf(String packageName, Set<String> bundles) {
        String inside = packageName.startsWith("org.pharos.") ? packageName.substring("org.pharos.".length()) : "";
        return bundles.stream().filter(bundle -> inside.equals(bundle) || inside.startsWith(bundle + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length())).orElse("");
    }
}
