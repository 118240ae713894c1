package org.pharos.logging;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Brings what libraries say through {@code java.util.logging} into the same log. */
final class JulBridge extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();

    /** Takes the place of the JDK's console handler, for this process. */
    static void install() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new JulBridge());
    }

    @Override
    public void publish(LogRecord entry) {
        String logger = entry.getLoggerName() == null ? "java" : entry.getLoggerName();
        Log.current().write(levelOf(entry.getLevel()), logger, formatter.formatMessage(entry), entry.getThrown());
    }

    @Override
    public void flush() {
        // every line is written at once
    }

    @Override
    public void close() {
        // the log outlives this handler
    }

    private static org.slf4j.event.Level levelOf(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return org.slf4j.event.Level.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return org.slf4j.event.Level.WARN;
        }
        return value >= Level.INFO.intValue() ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG;
    }
}
