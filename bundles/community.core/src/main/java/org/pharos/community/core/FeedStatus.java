package org.pharos.community.core;

import java.time.Instant;
import java.util.Optional;

/**
 * How the feed stood at the last look.
 *
 * @param words what is the case and what to do, for a person; no path and no address, since anyone may read it
 * @param since the look that met this state first, with no other met since; empty before the first look. An
 *     earlier run of this process may have met it before that
 * @param lastLook when it was looked at last; empty before the first look
 */
public record FeedStatus(State state, String words, Optional<Instant> since, Optional<Instant> lastLook) {

    /** What the last look met. */
    public enum State {
        /** Nobody looked yet. */
        STARTING,
        /** No feed is configured. */
        NO_FEED,
        /** There is no key to verify anything with. */
        NO_TRUSTED_KEY,
        /** The feed cannot be reached or read. */
        AWAY,
        /** The feed holds nothing yet. */
        EMPTY,
        /** The newest file of the feed was refused. */
        REFUSED,
        /** The newest file could not be written to this page's home, so it is not shown. */
        NOT_KEPT,
        /** The newest file of the feed is the one that is shown. */
        CURRENT
    }
}
