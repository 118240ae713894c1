package org.pharos.console.core.store;

import java.time.Instant;
import java.util.Map;
import org.pharos.fleet.protocol.SiteId;

/**
 * What is kept of a gateway over a restart of the console.
 *
 * @param metrics Long, Double, Boolean or String by name
 */
public record GatewayRecord(SiteId site, Instant lastSeen, Map<String, Object> metrics) {

    public GatewayRecord {
        metrics = Map.copyOf(metrics);
    }
}
