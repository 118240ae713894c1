package org.pharos.community.core;

import java.time.Instant;

/**
 * A file that was not believed.
 *
 * @param words what was refused and why, for a person; no path and no address
 * @param firstAt when it was seen first
 * @param lastAt when it was seen last
 */
public record Refusal(String words, Instant firstAt, Instant lastAt) {}
