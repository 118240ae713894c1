package org.pharos.console.core.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pharos.console.core.GatewayView;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.fleet.protocol.payload.DataType;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadMetric;
import org.pharos.fleet.protocol.payload.SequenceNumbers;

/**
 * One gateway as a Sparkplug host follows it (Sparkplug 3.0 §5): born, heard, dead; and its present values. Guarded by
 * its own monitor.
 */
final class Gateway {

    /** What a message means for the one who asked. */
    enum Verdict { TAKEN, IGNORED, BIRTH_NEEDED }

    /** A value that came, for the history. */
    record Arrived(String name, Object value, long timestampMs, boolean historical) {}

    static final int METRICS_MAX = 5_000;

    private final SiteId site;
    private final Map<Long, PayloadMetric> born = new HashMap<>();
    private final Map<String, Reading> readings = new TreeMap<>();
    private boolean online;
    private long birthNumber = -1;
    private int nextSequence;
    private long sinceMs;
    private long lastSeenMs;
    private long clockAheadMs;
    private long rebirthAskedMs = Long.MIN_VALUE / 2;
    private boolean unsaved;
    private GatewayView view;

    Gateway(SiteId site) {
        this.site = site;
    }

    SiteId site() {
        return site;
    }

    /** Known from before a restart: its last values, and that nobody has heard it since. */
    synchronized void restore(Map<String, Object> metrics, long heardMs) {
        if (lastSeenMs == 0) {
            metrics.forEach((name, value) -> readings.put(name, new Reading(value, heardMs)));
            lastSeenMs = heardMs;
            sinceMs = heardMs;
            view = null;
        }
    }

    synchronized Verdict birth(Payload payload, long nowMs, List<Arrived> arrived) {
        long number = payload.whole(FleetMetrics.BD_SEQ).orElse(-1);
        if (!SequenceNumbers.isOne(number) || payload.sequence().orElse(-1) != 0) {
            return Verdict.IGNORED;
        }
        born.clear();
        readings.clear();
        birthNumber = number;
        nextSequence = 1;
        sinceMs = online ? sinceMs : nowMs;
        online = true;
        clockAheadMs = payload.timestampMs().orElse(nowMs) - nowMs;
        for (PayloadMetric metric : payload.metrics()) {
            if (born.size() < METRICS_MAX && readings.size() < METRICS_MAX) {
                metric.alias().ifPresent(alias -> born.put(alias, metric));
                take(metric, nowMs, arrived);
            }
        }
        return heard(nowMs);
    }

    /** After a gap the values are taken all the same: each carries its own time; only names may be missing. */
    synchronized Verdict data(Payload payload, long nowMs, List<Arrived> arrived) {
        if (!online) {
            return Verdict.BIRTH_NEEDED;
        }
        long sequence = payload.sequence().orElse(-1);
        boolean gap = sequence != nextSequence;
        nextSequence = SequenceNumbers.isOne(sequence) ? SequenceNumbers.after((int) sequence) : nextSequence;
        boolean unknown = false;
        for (PayloadMetric metric : payload.metrics()) {
            PayloadMetric birth = metric.alias().isPresent() ? born.get(metric.alias().getAsLong()) : null;
            if (birth != null) {
                take(metric.as(birth.name(), birth.type()), nowMs, arrived);
            } else if (!metric.name().isEmpty() && readings.containsKey(metric.name())) {
                take(metric, nowMs, arrived);
            } else {
                unknown = true;
            }
        }
        heard(nowMs);
        return gap || unknown ? Verdict.BIRTH_NEEDED : Verdict.TAKEN;
    }

    /** Only the death of the present session counts: a late will must not end a newer one. */
    synchronized Verdict death(Payload payload, long nowMs) {
        if (!online || payload.whole(FleetMetrics.BD_SEQ).orElse(-1) != birthNumber) {
            return Verdict.IGNORED;
        }
        return offline(nowMs);
    }

    /** Nothing can be known of it now. */
    synchronized Verdict offline(long nowMs) {
        if (!online) {
            return Verdict.IGNORED;
        }
        online = false;
        sinceMs = nowMs;
        born.clear();
        unsaved = true;
        view = null;
        return Verdict.TAKEN;
    }

    /** True at most once in each stretch, so that a chatty box is not asked for each message. */
    synchronized boolean mayAskForBirth(long nowMs, long stretchMs) {
        if (nowMs - rebirthAskedMs < stretchMs && nowMs >= rebirthAskedMs) {
            return false;
        }
        rebirthAskedMs = nowMs;
        return true;
    }

    /** True once after each change. */
    synchronized boolean takeUnsaved() {
        boolean was = unsaved;
        unsaved = false;
        return was;
    }

    /**
     * As pages show it; empty until it was heard. Made once for each change: pages ask for the whole fleet at a time.
     */
    synchronized Optional<GatewayView> view() {
        if (view == null && lastSeenMs != 0) {
            view = Views.of(snapshot());
        }
        return Optional.ofNullable(view);
    }

    private Snapshot snapshot() {
        return new Snapshot(site, online, sinceMs, lastSeenMs, clockAheadMs, new TreeMap<>(readings));
    }

    /** A consistent copy. */
    record Snapshot(SiteId site, boolean online, long sinceMs, long lastSeenMs, long clockAheadMs,
            TreeMap<String, Reading> readings) {}

    private void take(PayloadMetric metric, long nowMs, List<Arrived> arrived) {
        if (metric.name().isEmpty() || metric.name().equals(FleetMetrics.BD_SEQ)
                || metric.name().equals(FleetMetrics.REBIRTH)) {
            return;
        }
        long timestampMs = metric.timestampMs().orElse(nowMs);
        if (metric.value() instanceof MetricValue.Absent) {
            readings.remove(metric.name());
            return;
        }
        Values.plain(metric.value()).ifPresent(value -> {
            arrived.add(new Arrived(metric.name(), value, timestampMs, metric.historical()));
            if (!metric.historical()) {
                readings.put(metric.name(), new Reading(value, timestampMs));
            }
        });
    }

    private Verdict heard(long nowMs) {
        lastSeenMs = nowMs;
        unsaved = true;
        view = null;
        return Verdict.TAKEN;
    }

    static Payload rebirthCommand(long nowMs) {
        return Payload.unnumbered(nowMs, new ArrayList<>(List.of(PayloadMetric.named(FleetMetrics.REBIRTH,
                DataType.BOOLEAN, new MetricValue.Flag(true), nowMs))));
    }
}
