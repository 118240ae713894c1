package org.pharos.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The reports of plain tests (surefire) and of tests inside a framework (bnd), below {@code bundles/<name>/target}. */
final class JUnitReports {

    private static final List<String> FOLDERS = List.of("surefire-reports", "failsafe-reports", "test-reports");
    private static final int DEPTH_MAX = 4;

    private final Path bundles;

    JUnitReports(Path bundles) {
        this.bundles = bundles;
    }

    /** Forgets earlier runs, so that a test that is gone is not counted. */
    void clear() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /** What all reports say now. A report that cannot be read counts as a failure: its process was cut off. */
    List<Outcome> read() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Path file : files()) {
            String bundle = bundles.relativize(file).getName(0).toString();
            try {
                outcomes.addAll(read(bundle, file));
            } catch (SAXException | ParserConfigurationException e) {
                outcomes.add(new Outcome(bundle, file.getFileName().toString(), Outcome.Result.FAILED,
                        "its report is not complete: " + e.getMessage()));
            }
        }
        return outcomes;
    }

    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(bundles)) {
            for (Path bundle : folders.sorted().toList()) {
                for (String name : FOLDERS) {
                    collect(bundle.resolve("target").resolve(name), found);
                }
            }
        }
        return found;
    }

    private static void collect(Path folder, List<Path> found) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
            files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).sorted().forEach(found::add);
        }
    }

    private static List<Outcome> read(String bundle, Path file)
            throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        NodeList cases = builder.parse(file.toFile()).getElementsByTagName("testcase");
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < cases.getLength(); i++) {
            outcomes.add(outcome(bundle, (Element) cases.item(i)));
        }
        return outcomes;
    }

    private static Outcome outcome(String bundle, Element testcase) {
        String type = testcase.getAttribute("classname");
        String name = testcase.getAttribute("name");
        String test = type.substring(type.lastIndexOf('.') + 1) + (name.isEmpty() ? "" : "." + name);
        for (Node child = testcase.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeName()) {
                case "failure", "error" -> {
                    return new Outcome(bundle, test, Outcome.Result.FAILED, message((Element) child));
                }
                case "skipped" -> {
                    return new Outcome(bundle, test, Outcome.Result.SKIPPED, message((Element) child));
                }
                default -> { }
            }
        }
        return new Outcome(bundle, test, Outcome.Result.PASSED, "");
    }

    private static String message(Element element) {
        String message = element.getAttribute("message");
        String text = message.isBlank() ? element.getTextContent() : message;
        return text.replaceFirst("^[\\w.$]+(Exception|Error): ", "").strip();
    }
}
