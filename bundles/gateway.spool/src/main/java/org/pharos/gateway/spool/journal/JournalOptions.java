package org.pharos.gateway.spool.journal;

import java.nio.file.Path;

/**
 * The journal's settings, checked.
 *
 * @param folder the journal's own folder
 * @param syncIntervalMs longest time between an event and its sync, 10 to 1,000
 * @param segmentBytes size at which a segment is ended, 1 KiB to 1 GiB
 */
record JournalOptions(Path folder, int syncIntervalMs, long segmentBytes) {

    private static final int SYNC_MS_MIN = 10;
    private static final int SYNC_MS_MAX = 1_000;
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;

    JournalOptions {
        if (syncIntervalMs < SYNC_MS_MIN || syncIntervalMs > SYNC_MS_MAX) {
            throw new IllegalArgumentException(JournalConfig.PID + ": syncIntervalMs must be " + SYNC_MS_MIN + " to "
                    + SYNC_MS_MAX + ", not " + syncIntervalMs);
        }
        if (segmentBytes < KIB || segmentBytes > KIB * MIB) {
            throw new IllegalArgumentException(JournalConfig.PID + ": segmentMib must be 1 to 1024");
        }
    }

    static JournalOptions of(JournalConfig config) {
        return new JournalOptions(Path.of(config.pharos_home()).resolve("spool").resolve("journal").toAbsolutePath(),
                config.syncIntervalMs(), config.segmentMib() * MIB);
    }
}
