package org.pharos.gateway.api.study;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of one study's chain, as shown to a person.
 *
 * @param at when it came to stand so; empty while it waits
 * @param words what happened and why, for a PACS administrator; empty when the state says it all
 */
public record ChainLink(ChainStep step, StepState state, Optional<Instant> at, String words) {}
