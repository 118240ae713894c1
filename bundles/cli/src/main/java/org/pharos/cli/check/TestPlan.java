package org.pharos.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which test classes to run.
 *
 * @param classes by bundle, with their packages; only bundles that have some
 */
record TestPlan(Map<String, List<String>> classes) {

    private static final Pattern TEST_FILE = Pattern.compile("(Test\\w*|\\w+Tests?|\\w+TestCase)\\.java");

    /**
     * Finds the classes whose bundle or name fits.
     *
     * @param filter a part of a name, or a pattern with {@code *} and {@code ?}
     */
    static TestPlan fitting(String filter, Path bundles) throws IOException {
        Pattern pattern = pattern(filter);
        Map<String, List<String>> classes = new TreeMap<>();
        try (Stream<Path> folders = Files.list(bundles)) {
            for (Path bundle : folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList()) {
                String name = bundle.getFileName().toString();
                boolean wholeBundle = pattern.matcher(name).matches();
                List<String> found = new ArrayList<>();
                for (String type : classesOf(bundle)) {
                    if (wholeBundle || pattern.matcher(type).matches() || pattern.matcher(simple(type)).matches()) {
                        found.add(type);
                    }
                }
                if (!found.isEmpty()) {
                    classes.put(name, found);
                }
            }
        }
        return new TestPlan(classes);
    }

    List<String> allClasses() {
        return classes.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> classesOf(Path bundle) throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : List.of("src/test/java", "src/main/java")) {
            boolean production = folder.startsWith("src/main") && !bundle.getFileName().toString().startsWith("itest.");
            Path sources = bundle.resolve(folder);
            if (production || !Files.isDirectory(sources)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> TEST_FILE.matcher(file.getFileName().toString()).matches())
                        .map(file -> className(sources.relativize(file))).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static String className(Path source) {
        String text = source.toString();
        return text.substring(0, text.length() - ".java".length()).replace('/', '.').replace('\\', '.');
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Pattern pattern(String filter) {
        boolean glob = filter.contains("*") || filter.contains("?");
        StringBuilder expression = new StringBuilder();
        for (char c : filter.toCharArray()) {
            expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        String text = glob ? expression.toString() : ".*" + expression + ".*";
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d test classes in %d bundles", allClasses().size(), classes.size());
    }
}
