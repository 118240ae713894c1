package org.pharos.community.core.shelf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.pharos.community.core.feed.Feed;

/** The settings, checked once. */
record ShelfOptions(Path home, Optional<Feed> feed, Duration interval) {

    private static final int INTERVAL_MAX_SECONDS = 86_400;

    /** @throws IllegalArgumentException with words for a person when something cannot be used */
    static ShelfOptions of(ShelfSettings settings) {
        int seconds = settings.intervalSeconds();
        if (seconds < 1 || seconds > INTERVAL_MAX_SECONDS) {
            throw new IllegalArgumentException("intervalSeconds is " + seconds + "; it must be 1 to "
                    + INTERVAL_MAX_SECONDS);
        }
        return new ShelfOptions(Path.of(settings.pharos_home()), Feed.parse(settings.feed()),
                Duration.ofSeconds(seconds));
    }
}
