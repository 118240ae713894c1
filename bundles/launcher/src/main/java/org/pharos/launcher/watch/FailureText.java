package org.pharos.launcher.watch;

/** Finds, in the stack trace that Declarative Services keeps of a failed activation, the words for a person. */
final class FailureText {

    private static final String CAUSE = "Caused by: ";

    private FailureText() {}

    /** The message of the innermost cause, without its type; one line. */
    static String lastCause(String trace) {
        if (trace == null || trace.isBlank()) {
            return "no reason was given";
        }
        int cause = trace.lastIndexOf(CAUSE);
        String text = cause < 0 ? trace : trace.substring(cause + CAUSE.length());
        String line = text.strip().lines().findFirst().orElse("");
        int colon = line.indexOf(": ");
        return colon > 0 && line.substring(0, colon).matches("[\\w.$]+") ? line.substring(colon + 2) : line;
    }
}
