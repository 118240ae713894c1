package org.pharos.launcher.watch;

import java.util.List;
import java.util.regex.Pattern;

/** Finds, in the stack trace that Declarative Services keeps of a failed activation, the words for a person. */
final class FailureText {

    private static final String CAUSE = "Caused by: ";

    /** Felix SCR, of a component whose reference could not be had. */
    private static final String NO_SERVICE = "Unable to get service for reference";

    /** What Declarative Services and reflection put around it; also anything without words. */
    private static final Pattern WRAPPING = Pattern.compile(
            "java\\.lang\\.reflect\\..*|org\\.osgi\\.service\\.component\\.ComponentException: Error.*|[\\w.$]+");

    private FailureText() {}

    /** Whether it failed because what it refers to failed. */
    static boolean comesFromAnother(String trace) {
        return ofComponent(trace).startsWith(NO_SERVICE);
    }

    /** The words of the component itself: what it threw, not what was thrown around it or led to it; one line. */
    static String ofComponent(String trace) {
        if (trace == null || trace.isBlank()) {
            return "no reason was given";
        }
        List<String> thrown = trace.lines().map(String::strip)
                .filter(line -> !line.startsWith("at ") && !line.startsWith("... ")).map(FailureText::withoutLead)
                .toList();
        return withoutTypes(thrown.stream().filter(line -> !WRAPPING.matcher(line).matches()).findFirst()
                .orElse(thrown.get(thrown.size() - 1)));
    }

    private static String withoutLead(String line) {
        return line.startsWith(CAUSE) ? line.substring(CAUSE.length()) : line;
    }

    private static String withoutTypes(String line) {
        return line.replaceFirst("^([\\w$]+\\.)+[\\w$]+: ", "")
                .replaceFirst("^([\\w$]+\\.)+[\\w$]+(Exception|Error): ", "");
    }
}
