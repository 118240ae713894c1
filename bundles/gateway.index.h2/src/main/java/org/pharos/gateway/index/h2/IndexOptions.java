package org.pharos.gateway.index.h2;

import java.nio.file.Path;

/**
 * The index's settings, checked.
 *
 * @param folder the index's own folder
 * @param spareFolder where it is kept while its own folder cannot be used; emptied at each start
 * @param syncIntervalMs how often the database is made durable, 100 to 60,000
 * @param queueMax additions that may wait; who adds more waits too
 * @param cacheMib memory for pages of the database
 */
record IndexOptions(Path folder, Path spareFolder, int syncIntervalMs, int queueMax, int cacheMib) {

    IndexOptions {
        requireWithin("syncIntervalMs", syncIntervalMs, 100, 60_000);
        requireWithin("queueMax", queueMax, 100, 1_000_000);
        requireWithin("cacheMib", cacheMib, 1, 1_024);
        if (folder.toString().indexOf(';') >= 0) {
            throw new IllegalArgumentException(IndexConfig.PID + ": the home folder's name must not contain ';'");
        }
    }

    static IndexOptions of(IndexConfig config) {
        return new IndexOptions(Path.of(config.pharos_home()).resolve("index").toAbsolutePath(),
                Path.of(config.pharos_home()).resolve("run").resolve("index").toAbsolutePath(),
                config.syncIntervalMs(), config.queueMax(), config.cacheMib());
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    IndexConfig.PID + ": " + name + " must be " + min + " to " + max + ", not " + value);
        }
    }
}
