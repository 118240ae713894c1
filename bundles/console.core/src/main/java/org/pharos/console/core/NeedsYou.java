package org.pharos.console.core;

import org.pharos.fleet.protocol.HealthWord;
import org.pharos.fleet.protocol.SiteId;

/**
 * Something a person should look at, and what to do about it.
 *
 * @param urgency DEGRADED: today; CRITICAL: now
 */
public record NeedsYou(SiteId site, HealthWord urgency, String what, String why, String remedy) {}
