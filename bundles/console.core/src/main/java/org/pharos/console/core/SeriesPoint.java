package org.pharos.console.core;

import java.time.Instant;

/** A number over a stretch of time. */
public record SeriesPoint(Instant start, double mean, double least, double most) {}
