package org.pharos.gateway.api.instance;

import java.time.Instant;

/**
 * Where an instance came from.
 *
 * @param source the sender's AE title; for a result, the AE title of this box
 * @param kind whether it came in or was made here
 */
public record InstanceOrigin(String source, Kind kind, Instant receivedAt) {

    /** Original or result. */
    public enum Kind { ORIGINAL, RESULT }

    public boolean isResult() {
        return kind == Kind.RESULT;
    }
}
