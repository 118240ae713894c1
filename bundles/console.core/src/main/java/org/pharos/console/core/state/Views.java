package org.pharos.console.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.pharos.console.core.ApplicationView;
import org.pharos.console.core.CheckView;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.HistoryMetrics;
import org.pharos.console.core.QueueView;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.HealthWord;

/** Present values, by the names that {@link FleetMetrics} gives a meaning to, as views. No state. */
final class Views {

    /** Of applications and questions: these go into the store and, when the gate allows, into public. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int APPLICATIONS_MAX = 100;
    private static final int QUESTIONS_MAX = 100;

    private Views() {}

    static GatewayView of(Gateway.Snapshot gateway) {
        SortedMap<String, Object> metrics = new TreeMap<>();
        gateway.readings().forEach((name, reading) -> metrics.put(name, reading.value()));
        return new GatewayView(gateway.site(), gateway.online(), Instant.ofEpochMilli(gateway.sinceMs()),
                Instant.ofEpochMilli(gateway.lastSeenMs()), Duration.ofMillis(gateway.clockAheadMs()),
                HealthWord.of(text(metrics, FleetMetrics.HEALTH_OVERALL)), text(metrics, FleetMetrics.BOX_VERSION),
                text(metrics, FleetMetrics.ENGINE_NAME), checks(metrics), queues(metrics),
                whole(metrics, FleetMetrics.STUDIES_HOUR), whole(metrics, FleetMetrics.STUDIES_UNFINISHED),
                real(metrics, FleetMetrics.LATENCY_P50_MS), real(metrics, FleetMetrics.LATENCY_P95_MS),
                applications(metrics), metrics);
    }

    static OptionalDouble real(Map<String, Object> metrics, String name) {
        return metrics.get(name) instanceof Number number ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private static List<CheckView> checks(SortedMap<String, Object> metrics) {
        List<CheckView> checks = new ArrayList<>();
        for (String name : below(metrics, FleetMetrics.HEALTH_PREFIX).keySet()) {
            if (name.endsWith("/state")) {
                String id = name.substring(FleetMetrics.HEALTH_PREFIX.length(), name.length() - "/state".length());
                String prefix = FleetMetrics.HEALTH_PREFIX + id + "/";
                checks.add(new CheckView(id, HealthWord.of(text(metrics, name)), text(metrics, prefix + "what"),
                        text(metrics, prefix + "why"), text(metrics, prefix + "remedy")));
            }
        }
        return checks;
    }

    private static List<QueueView> queues(SortedMap<String, Object> metrics) {
        List<QueueView> queues = new ArrayList<>();
        below(metrics, FleetMetrics.QUEUE_PREFIX).forEach((name, value) -> {
            if (HistoryMetrics.isQueue(name) && value instanceof Long waiting
                    && name.length() > FleetMetrics.QUEUE_PREFIX.length() + FleetMetrics.WAITING_SUFFIX.length()) {
                queues.add(new QueueView(name.substring(FleetMetrics.QUEUE_PREFIX.length(),
                        name.length() - FleetMetrics.WAITING_SUFFIX.length()), waiting));
            }
        });
        return queues;
    }

    private static List<ApplicationView> applications(SortedMap<String, Object> metrics) {
        TreeSet<String> ids = new TreeSet<>();
        int skip = FleetMetrics.APPLICATION_PREFIX.length();
        for (String name : below(metrics, FleetMetrics.APPLICATION_PREFIX).keySet()) {
            int end = name.indexOf('/', skip);
            if (end > skip && ids.size() < APPLICATIONS_MAX && ID.matcher(name.substring(skip, end)).matches()) {
                ids.add(name.substring(skip, end));
            }
        }
        return ids.stream().map(id -> application(id, metrics)).toList();
    }

    private static ApplicationView application(String id, SortedMap<String, Object> metrics) {
        String prefix = FleetMetrics.APPLICATION_PREFIX + id + "/";
        return new ApplicationView(id, text(metrics, prefix + FleetMetrics.APPLICATION_VERSION),
                text(metrics, FleetMetrics.APPLICATION_MONTH),
                Boolean.TRUE.equals(metrics.get(prefix + FleetMetrics.APPLICATION_DEMONSTRATION)),
                Math.max(0, whole(metrics, prefix + FleetMetrics.APPLICATION_PATIENTS).orElse(0)),
                Math.max(0, whole(metrics, prefix + FleetMetrics.APPLICATION_IMAGES).orElse(0)),
                real(metrics, prefix + FleetMetrics.APPLICATION_TIME_TO_RESULT_MS),
                counts(metrics, prefix + FleetMetrics.ATTENTION_PREFIX),
                counts(metrics, prefix + FleetMetrics.UNCERTAIN_PREFIX),
                counts(metrics, prefix + FleetMetrics.ATTENTION_PATIENTS_PREFIX),
                counts(metrics, prefix + FleetMetrics.UNCERTAIN_PATIENTS_PREFIX));
    }

    private static Map<String, Long> counts(SortedMap<String, Object> metrics, String prefix) {
        Map<String, Long> counts = new TreeMap<>();
        below(metrics, prefix).forEach((name, value) -> {
            if (value instanceof Long count && count >= 0 && counts.size() < QUESTIONS_MAX
                    && ID.matcher(name.substring(prefix.length())).matches()) {
                counts.put(name.substring(prefix.length()), count);
            }
        });
        return counts;
    }

    private static SortedMap<String, Object> below(SortedMap<String, Object> metrics, String prefix) {
        return metrics.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    private static String text(Map<String, Object> metrics, String name) {
        return metrics.get(name) instanceof String text ? text : "";
    }

    private static OptionalLong whole(Map<String, Object> metrics, String name) {
        return metrics.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
