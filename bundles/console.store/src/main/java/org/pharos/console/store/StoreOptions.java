package org.pharos.console.store;

import java.nio.file.Path;
import java.time.Duration;

/** The configuration, checked once. @param url a jdbc URL of H2 or PostgreSQL */
record StoreOptions(String url, Duration detail, Duration keep) {

    private static final int DAYS_MAX = 3_660;

    /** @throws IllegalArgumentException naming the property and the rule */
    static StoreOptions of(StoreConfig config) {
        if (config.detailDays() < 1 || config.keepDays() <= config.detailDays() || config.keepDays() > DAYS_MAX) {
            throw new IllegalArgumentException("detailDays must be at least 1, keepDays more than that and at most "
                    + DAYS_MAX);
        }
        String url = config.url().isBlank() ? own(Path.of(config.pharos_home())) : config.url().strip();
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("url must begin with jdbc:postgresql: or jdbc:h2:");
        }
        return new StoreOptions(url, Duration.ofDays(config.detailDays()), Duration.ofDays(config.keepDays()));
    }

    boolean postgresql() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** By asynchronous channels: a plain one closes for everybody when a thread that is told to stop reads from it. */
    private static String own(Path home) {
        return "jdbc:h2:async:" + home.resolve("index").resolve("fleet").toAbsolutePath()
                + ";DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0";
    }
}
