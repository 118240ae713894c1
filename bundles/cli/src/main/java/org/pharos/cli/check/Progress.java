package org.pharos.cli.check;

import java.io.PrintStream;

/** Tells a person who waits how far it is: on a terminal in one line that changes, else one line for each bundle. */
final class Progress {

    private static final String NEW_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private String place = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void at(int number, int of, String module) {
        place = String.format("[%d/%d] %s", number, of, module);
        show("");
    }

    void running(String type) {
        show("  " + type.substring(type.lastIndexOf('.') + 1));
    }

    void done(String module, int tests) {
        out.println((terminal ? NEW_LINE : "") + String.format("  %-32s %4d tests", module, tests));
        out.flush();
    }

    void clear() {
        if (terminal) {
            out.print(NEW_LINE);
            out.flush();
        }
    }

    private void show(String more) {
        if (terminal) {
            out.print(NEW_LINE + place + more);
            out.flush();
        }
    }
}
