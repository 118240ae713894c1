package org.pharos.demo.send;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** One line that fills up, on a terminal; a line at the end, elsewhere. Any thread may call. */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintStream out;
    private final boolean live;
    private final int total;
    private final long start = System.nanoTime();
    private long lastDrawn;
    private int done;
    private int taken;
    private long bytes;

    ProgressBar(PrintStream out, boolean live, int total) {
        this.out = out;
        this.live = live;
        this.total = total;
    }

    /** Java 22 and later give a console to any process, and say apart whether it is a terminal. */
    static boolean onTerminal() {
        Console console = System.console();
        try {
            return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** One more file is through. @param accepted whether it was taken */
    synchronized void step(long moreBytes, boolean accepted) {
        done++;
        taken += accepted ? 1 : 0;
        bytes += moreBytes;
        long now = System.nanoTime();
        if (live && (now - lastDrawn > REDRAW_NANOS || done == total)) {
            lastDrawn = now;
            int filled = WIDTH * done / Math.max(1, total);
            out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + text());
            out.flush();
        }
    }

    synchronized void end() {
        out.println((live ? "\r[" + "#".repeat(WIDTH) + "] " : "") + text());
    }

    private String text() {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%d of %d files taken, %.1f MB in %.1f s", taken, total, bytes / 1e6,
                seconds);
    }
}
