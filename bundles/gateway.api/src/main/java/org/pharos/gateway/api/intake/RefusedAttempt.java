package org.pharos.gateway.api.intake;

import java.time.Instant;

/** Somebody who was turned away. @param count how often, for the same reason */
public record RefusedAttempt(Peer peer, RefusalReason reason, String words, Instant lastAt, int count) {}
