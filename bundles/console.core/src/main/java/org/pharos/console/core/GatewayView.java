package org.pharos.console.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.fleet.protocol.SiteId;

/**
 * One gateway at one moment. Values of a gateway that is offline are its last ones.
 *
 * @param online between a birth and its death
 * @param since when it came online, or went
 * @param lastSeen when the console last heard it
 * @param clockAhead the box's clock against the console's; negative: behind
 * @param version of the box's software; empty: not said
 * @param engine name of the inference engine; empty: not said
 * @param metrics everything it reports, by name
 */
public record GatewayView(SiteId site, boolean online, Instant since, Instant lastSeen, Duration clockAhead,
        HealthWord health, String version, String engine, List<CheckView> checks, List<QueueView> queues,
        OptionalLong studiesHour, OptionalLong studiesUnfinished, OptionalDouble latencyP50Ms,
        OptionalDouble latencyP95Ms, List<ApplicationView> applications, SortedMap<String, Object> metrics) {

    public GatewayView {
        checks = List.copyOf(checks);
        queues = List.copyOf(queues);
        applications = List.copyOf(applications);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** All that waits in its queues. */
    public long waiting() {
        return queues.stream().mapToLong(QueueView::waiting).sum();
    }
}
