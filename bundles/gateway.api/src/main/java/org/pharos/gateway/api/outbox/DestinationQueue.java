package org.pharos.gateway.api.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * How the queue to one destination stands.
 *
 * @param waiting instances not yet taken by it
 * @param uncommitted instances it took and has not committed to
 * @param refused instances it refused for good
 * @param lastError what it said last, or that it keeps silent, in words; empty once it works again
 * @param nextTry when it is tried again, while it is backing off
 */
public record DestinationQueue(Destination destination, long waiting, long uncommitted, long refused,
        String lastError, Optional<Instant> lastSuccess, Optional<Instant> nextTry) {}
