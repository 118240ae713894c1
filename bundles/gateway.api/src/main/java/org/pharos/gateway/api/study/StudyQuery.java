package org.pharos.gateway.api.study;

import java.time.Instant;
import java.util.Optional;

/**
 * What to look for; empty fields match everything.
 *
 * @param limit at most this many, 1 to 1,000
 * @param offset how many matches to pass over first
 */
public record StudyQuery(Optional<Instant> receivedFrom, Optional<Instant> receivedUntil, Optional<String> modality,
        Optional<Boolean> finished, int limit, int offset) {

    public static final int LIMIT_MAX = 1_000;

    public StudyQuery {
        if (limit < 1 || limit > LIMIT_MAX || offset < 0) {
            throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + " and offset not negative");
        }
    }

    /** The latest studies, whatever they are. */
    public static StudyQuery latest(int limit) {
        return new StudyQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit, 0);
    }
}
