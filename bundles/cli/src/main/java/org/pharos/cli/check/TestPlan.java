package org.pharos.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which test classes to run.
 *
 * @param classes by bundle, with their packages; only bundles that have some
 * @param inFramework those among them that run inside an OSGi framework
 */
record TestPlan(Map<String, List<String>> classes, List<String> inFramework) {

    private static final String PLAIN = "src/test/java";
    private static final String IN_FRAMEWORK = "src/main/java";

    private static final Pattern TEST_FILE = Pattern.compile("(Test\\w*|\\w+Tests?|\\w+TestCase)\\.java");

    /**
     * Finds the classes whose bundle or name fits one of the filters.
     *
     * @param filters each a part of a name, or a pattern with {@code *} and {@code ?}; none: all classes
     */
    static TestPlan fitting(List<String> filters, Path bundles) throws IOException {
        Pattern pattern = Pattern.compile(filters.isEmpty() ? ".*"
                : filters.stream().map(TestPlan::expression).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
        Map<String, List<String>> classes = new TreeMap<>();
        List<String> inFramework = new ArrayList<>();
        try (Stream<Path> folders = Files.list(bundles)) {
            for (Path bundle : folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList()) {
                String name = bundle.getFileName().toString();
                Predicate<String> wanted = pattern.matcher(name).matches()
                        ? type -> true
                        : type -> pattern.matcher(type).matches() || pattern.matcher(simple(type)).matches();
                List<String> found = new ArrayList<>(classesOf(bundle.resolve(PLAIN)).stream().filter(wanted).toList());
                if (name.startsWith("itest.")) {
                    List<String> inside = classesOf(bundle.resolve(IN_FRAMEWORK)).stream().filter(wanted).toList();
                    inFramework.addAll(inside);
                    found.addAll(inside);
                }
                if (!found.isEmpty()) {
                    classes.put(name, found);
                }
            }
        }
        return new TestPlan(classes, inFramework);
    }

    List<String> allClasses() {
        return classes.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> classesOf(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> TEST_FILE.matcher(file.getFileName().toString()).matches())
                    .map(file -> className(sources.relativize(file))).sorted().toList();
        }
    }

    private static String className(Path source) {
        String text = source.toString();
        return text.substring(0, text.length() - ".java".length()).replace('/', '.').replace('\\', '.');
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String expression(String filter) {
        boolean glob = filter.contains("*") || filter.contains("?");
        StringBuilder expression = new StringBuilder();
        for (char c : filter.toCharArray()) {
            expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return glob ? expression.toString() : ".*" + expression + ".*";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d test classes in %d bundles", allClasses().size(), classes.size());
    }
}
