package org.pharos.test.kit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of words of one bundle, held beside each other and beside the sources that ask for them. */
public final class TextFiles {

    private static final List<String> LANGUAGES = List.of("", "_nl", "_fr");
    private static final Pattern ASKED = Pattern.compile("Say\\.it\\(\"([a-z0-9.-]+)\"");
    private static final Pattern FILLED = Pattern.compile("\\{[0-9]+[^}]*}");

    private TextFiles() {}

    /** What is wrong, a line each. @param module the bundle's folder */
    public static Set<String> problems(Path module) throws IOException {
        Path english = file(module);
        Properties base = read(english);
        Set<String> problems = new TreeSet<>();
        for (String language : LANGUAGES) {
            Path path = english.resolveSibling("texts" + language + ".properties");
            compare(base, read(path), path.getFileName().toString(), problems);
        }
        Set<String> asked = asked(module);
        asked.stream().filter(key -> !base.containsKey(key))
                .forEach(key -> problems.add("asked for and not there: " + key));
        base.stringPropertyNames().stream().filter(key -> !asked.contains(key))
                .forEach(key -> problems.add("never asked for: " + key));
        return problems;
    }

    private static void compare(Properties base, Properties other, String name, Set<String> problems) {
        base.stringPropertyNames().stream().filter(key -> !other.containsKey(key))
                .forEach(key -> problems.add(name + " lacks " + key));
        for (String key : other.stringPropertyNames()) {
            String text = other.getProperty(key);
            if (!base.containsKey(key)) {
                problems.add(name + " has a key of its own: " + key);
            } else if (!filled(text).equals(filled(base.getProperty(key)))) {
                problems.add(name + " fills in other things at " + key);
            }
            if (text.isBlank() || text.indexOf('\'') >= 0) {
                problems.add(name + " is empty, or holds a plain apostrophe, at " + key);
            }
        }
    }

    private static Set<String> filled(String text) {
        Set<String> places = new TreeSet<>();
        FILLED.matcher(text).results().forEach(found -> places.add(found.group().substring(0, 2)));
        return places;
    }

    private static Set<String> asked(Path module) throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(module.resolve("src/main"))) {
            for (Path source : sources.filter(path -> path.toString().matches(".*\\.(java|jte)")).toList()) {
                ASKED.matcher(Files.readString(source)).results().forEach(found -> asked.add(found.group(1)));
            }
        }
        return asked;
    }

    private static Path file(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/resources"))) {
            return files.filter(path -> path.endsWith("texts.properties")).findFirst().orElseThrow();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
