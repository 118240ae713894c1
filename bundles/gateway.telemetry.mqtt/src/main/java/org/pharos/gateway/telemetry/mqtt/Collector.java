package org.pharos.gateway.telemetry.mqtt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;
import org.pharos.gateway.telemetry.mqtt.node.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every source and the health board. A source that fails costs its own numbers, nothing else. One thread. */
final class Collector {

    /** More are left out: a birth must fit into one message. */
    static final int METRICS_MAX = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final Supplier<List<MetricSource>> sources;
    private final Supplier<Optional<HealthBoard>> board;
    private boolean complained;

    Collector(Supplier<List<MetricSource>> sources, Supplier<Optional<HealthBoard>> board) {
        this.sources = sources;
        this.board = board;
    }

    /** What is the case now, by name. */
    Map<String, Sample> collect() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        sources.get().forEach(source -> guarded(() -> source.metrics().forEach(metric -> put(samples, metric))));
        board.get().ifPresent(health -> guarded(() -> putHealth(samples, health)));
        return samples;
    }

    private void putHealth(Map<String, Sample> samples, HealthBoard health) {
        put(samples, FleetMetrics.HEALTH_OVERALL, health.overall().name());
        health.results().forEach((id, result) -> putResult(samples, id.toLowerCase(Locale.ROOT), result));
    }

    private void putResult(Map<String, Sample> samples, String id, HealthResult result) {
        String prefix = FleetMetrics.HEALTH_PREFIX + id + "/";
        put(samples, prefix + "state", result.state().name());
        put(samples, prefix + "what", result.what());
        put(samples, prefix + "why", result.why());
        put(samples, prefix + "remedy", result.remedy());
    }

    private void put(Map<String, Sample> samples, String name, Object value) {
        put(samples, new Metric(name, value));
    }

    private void put(Map<String, Sample> samples, Metric metric) {
        if (samples.size() < METRICS_MAX || samples.containsKey(metric.name())) {
            samples.put(metric.name(), Sample.of(metric.value()));
        } else {
            complain("more than {} metrics: the rest is not reported", METRICS_MAX);
        }
    }

    private void guarded(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            complain("a source of metrics failed and is left out: {}", e.toString());
        }
    }

    private void complain(String words, Object detail) {
        if (!complained) {
            complained = true;
            LOG.warn(words, detail);
        }
    }
}
