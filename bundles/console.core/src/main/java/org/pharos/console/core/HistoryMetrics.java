package org.pharos.console.core;

import java.util.Optional;
import java.util.Set;
import org.pharos.fleet.protocol.FleetMetrics;

/** Which numbers have a history. The others are known only as they are now: history costs a row each few minutes. */
public final class HistoryMetrics {

    /** All queues of a box together. */
    public static final String WAITING = "queues/waiting";

    private static final Set<String> NAMES = Set.of(FleetMetrics.STUDIES_HOUR, FleetMetrics.STUDIES_UNFINISHED,
            FleetMetrics.LATENCY_P50_MS, FleetMetrics.LATENCY_P95_MS, FleetMetrics.TELEMETRY_DROPPED);

    private HistoryMetrics() {}

    /** Under which name this metric is recorded; empty: not at all. */
    public static Optional<String> recorded(String metric) {
        return NAMES.contains(metric) ? Optional.of(metric) : Optional.empty();
    }

    public static boolean isQueue(String metric) {
        return metric.startsWith(FleetMetrics.QUEUE_PREFIX) && metric.endsWith(FleetMetrics.WAITING_SUFFIX);
    }
}
