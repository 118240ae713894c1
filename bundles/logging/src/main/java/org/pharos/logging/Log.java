package org.pharos.logging;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import org.slf4j.event.Level;

/**
 * Where records go: every one to the file, warnings and errors to the console as well. Any thread may write.
 *
 * <p>A file that cannot be written (disk full) is said once on the console; the process goes on without.
 */
final class Log implements Closeable {

    /** Until a file is named, and in a process without one: warnings and errors to the console. */
    private static volatile Log current = new Log(null, System.err, Clock.systemUTC());

    private final LogFile file;
    private final PrintStream console;
    private final Clock clock;
    private volatile Levels levels = Levels.DEFAULT;
    private boolean fileFailed;

    /** @param file may be null: there is none */
    Log(LogFile file, PrintStream console, Clock clock) {
        this.file = file;
        this.console = console;
        this.clock = clock;
    }

    static Log current() {
        return current;
    }

    /** Makes this the log of the process. @return the one before */
    static Log use(Log log) {
        Log before = current;
        current = log;
        return before;
    }

    PrintStream console() {
        return console;
    }

    void levels(Levels chosen) {
        levels = chosen;
    }

    boolean allows(String logger, Level level) {
        return levels.allow(logger, level);
    }

    void write(Level level, String logger, String message, Throwable thrown) {
        if (allows(logger, level)) {
            String line = LogLine.of(clock.instant(), level, logger, message, thrown);
            write(line, level.toInt() >= Level.WARN.toInt());
        }
    }

    /** To the file only, whatever the level: for words that were not written for the person at the console. */
    void writeQuietly(Level level, String logger, String message, Throwable thrown) {
        if (allows(logger, level)) {
            write(LogLine.of(clock.instant(), level, logger, message, thrown), false);
        }
    }

    private synchronized void write(String line, boolean toConsole) {
        writeToFile(line);
        if (toConsole) {
            console.print(firstLine(line));
            console.flush();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void writeToFile(String line) {
        if (file == null) {
            return;
        }
        try {
            file.write(line);
            fileFailed = false;
        } catch (IOException e) {
            if (!fileFailed) {
                fileFailed = true;
                console.println("The log file cannot be written (" + e.getMessage() + "). Is the disk full?");
            }
        }
    }

    /** The stack trace is for the file. */
    private static String firstLine(String line) {
        return line.substring(0, line.indexOf('\n') + 1);
    }
}
