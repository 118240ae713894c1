package org.pharos.benchmarks.report;

import java.io.PrintStream;
import java.util.Locale;

/** Tells figures as they come, one a line, each beside its bar where it has one. For one thread. */
public final class Report {

    private static final int NAME_WIDTH = 46;
    private static final int VALUE_WIDTH = 30;

    private final PrintStream out;
    private final PrintStream progress;
    private final boolean live;
    private int reached;
    private int missed;
    private int skipped;

    /** @param live whether the progress stands on a terminal, where a line can be written over */
    public Report(PrintStream out, PrintStream progress, boolean live) {
        this.out = out;
        this.progress = progress;
        this.live = live;
    }

    /** Begins a set of figures. */
    public void heading(String text) {
        clear();
        out.println();
        out.println(text);
        out.flush();
    }

    /** What is being done now. */
    public void doing(String text) {
        if (live) {
            progress.print("\r\033[K  ... " + text);
        } else {
            progress.println("  ... " + text);
        }
        progress.flush();
    }

    /** A figure without a bar. */
    public void figure(String name, String value) {
        line(name, value, "");
    }

    /** A figure with one. */
    public void figure(String name, double value, Bar bar) {
        boolean good = bar.reached(value);
        if (good) {
            reached++;
        } else {
            missed++;
        }
        line(name, number(value) + (bar.unit().isEmpty() ? "" : ' ' + bar.unit()),
                String.format(Locale.ROOT, "bar %-11s %s", bar, good ? "reached" : "not reached"));
    }

    /** A sentence beside the figures. */
    public void note(String text) {
        clear();
        out.println("  " + text);
        out.flush();
    }

    /** Something that could not be measured here. */
    public void skipped(String what, String why) {
        skipped++;
        line(what, "skipped", why);
    }

    /** How it went, in a line. */
    public String summary() {
        return reached + " bars reached, " + missed + " not reached, " + skipped + " skipped";
    }

    private void line(String name, String value, String rest) {
        clear();
        out.println(String.format(Locale.ROOT, "  %-" + NAME_WIDTH + "s %-" + VALUE_WIDTH + "s %s", name, value, rest)
                .stripTrailing());
        out.flush();
    }

    private void clear() {
        if (live) {
            progress.print("\r\033[K");
            progress.flush();
        }
    }

    private static String number(double value) {
        String form = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }
}
