package org.pharos.console.core.ingest;

/** The console's own connection to the broker. Any thread may call. */
public interface ConsoleEar {

    EarStatus status();

    /**
     * @param broker address it listens at
     * @param words why it does not hear, and what to do; empty while it does
     */
    record EarStatus(boolean hearing, String broker, String words) {}
}
