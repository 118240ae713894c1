package org.pharos.gateway.telemetry.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.pharos.fleet.link.BackOff;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.gateway.api.telemetry.FleetLink.LinkStatus;
import org.pharos.gateway.telemetry.mqtt.node.EdgeNode;
import org.pharos.gateway.telemetry.mqtt.node.Sample;
import org.pharos.gateway.telemetry.mqtt.outbox.SegmentedOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beat of telemetry: reads the metrics each interval, keeps what changed, and lets the session send it when there
 * is one. All of it on the one thread of the executor; only {@link #status} is for any thread.
 */
final class TelemetryLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryLoop.class);
    private static final long FORCE_INTERVAL_MS = 60_000;
    private static final long CLOSE_MS = 4_000;
    /** After so many intervals without news it says all the same that it is alive. */
    private static final int QUIET_BEATS_MAX = 6;

    private final TelemetryOptions options;
    private final Clock clock;
    private final Collector collector;
    private final ScheduledExecutorService executor;
    private final SegmentedOutbox outbox;
    private final ConsoleSession session;
    private final Map<String, Sample> last = new LinkedHashMap<>();
    private long lost;
    private int quietBeats;
    private volatile LinkStatus status;

    TelemetryLoop(TelemetryOptions options, Clock clock, Collector collector, ScheduledExecutorService executor,
            LinkFactory links, BackOff backOff) throws IOException {
        this.options = options;
        this.clock = clock;
        this.collector = collector;
        this.executor = executor;
        this.outbox = SegmentedOutbox.open(options.folder(), options.limits());
        this.session = new ConsoleSession(options, clock, outbox, this::current, executor, links, backOff);
        this.status = session.status();
    }

    void start() {
        long intervalMs = options.interval().toMillis();
        executor.scheduleAtFixedRate(guarded(this::beat), 0, intervalMs, TimeUnit.MILLISECONDS);
        executor.scheduleAtFixedRate(guarded(this::force), FORCE_INTERVAL_MS, FORCE_INTERVAL_MS, TimeUnit.MILLISECONDS);
        executor.execute(guarded(session::open));
    }

    LinkStatus status() {
        return status;
    }

    @Override
    public void close() {
        try {
            executor.submit(guarded(this::end)).get(CLOSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException
                | RejectedExecutionException e) {
            LOG.warn("telemetry did not end in time: {}", e.toString());
        } finally {
            executor.shutdownNow();
            session.abandon();
        }
    }

    /** What has changed since the last beat goes to the outbox; the session takes it from there. */
    private void beat() {
        Map<String, Sample> now = current();
        Map<String, Sample> changed = new LinkedHashMap<>(now);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(last.get(entry.getKey())));
        last.putAll(changed);
        quietBeats = changed.isEmpty() ? quietBeats + 1 : 0;
        if (!changed.isEmpty()) {
            keep(changed);
        } else if (quietBeats >= QUIET_BEATS_MAX && session.born()) {
            quietBeats = 0;
            keep(Map.of(FleetMetrics.TELEMETRY_HEARTBEAT_S, now.get(FleetMetrics.TELEMETRY_HEARTBEAT_S)));
        }
        session.beat();
        status = session.status();
    }

    private Map<String, Sample> current() {
        Map<String, Sample> samples = collector.collect();
        samples.put(FleetMetrics.TELEMETRY_DROPPED, Sample.of(outbox.dropped() + lost));
        samples.put(FleetMetrics.TELEMETRY_HEARTBEAT_S,
                Sample.of(Math.max(1, options.interval().multipliedBy(QUIET_BEATS_MAX).toSeconds())));
        return samples;
    }

    private void keep(Map<String, Sample> changed) {
        try {
            outbox.append(PayloadCodec.encode(EdgeNode.record(changed, clock.millis())));
        } catch (IOException e) {
            if (lost++ == 0) {
                LOG.warn("samples cannot be kept on disk and are given up: {}", e.getMessage());
            }
        }
    }

    private void force() {
        try {
            outbox.force();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        session.close();
        try {
            outbox.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A beat that fails must not be the last one. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("telemetry goes on after: {}", e.toString());
            }
        };
    }
}
