package org.pharos.console.core.state;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pharos.console.core.FleetListener;
import org.pharos.console.core.FleetSummary;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.HistoryMetrics;
import org.pharos.console.core.NeedsYou;
import org.pharos.console.core.ingest.CommandChannel;
import org.pharos.console.core.store.GatewayRecord;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.fleet.protocol.payload.MalformedPayloadException;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.fleet.protocol.topic.MessageKind;
import org.pharos.fleet.protocol.topic.SparkplugTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All gateways, from what they say. Any thread; waits for nothing. */
final class LiveFleet {

    static final int GATEWAYS_MAX = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFleet.class);
    private static final long REBIRTH_STRETCH_MS = 10_000;
    private static final Duration HISTORY_AHEAD = Duration.ofHours(1);
    /** As long as a box can keep its samples. */
    private static final Duration HISTORY_BEHIND = Duration.ofDays(365);

    private final Clock clock;
    private final Map<SiteId, Gateway> gateways = new ConcurrentSkipListMap<>();
    private final Set<SiteId> changed = ConcurrentHashMap.newKeySet();
    private final List<FleetListener> listeners = new CopyOnWriteArrayList<>();
    private final HistoryBuffer history = new HistoryBuffer();

    LiveFleet(Clock clock) {
        this.clock = clock;
    }

    HistoryBuffer history() {
        return history;
    }

    void arrived(String topic, byte[] bytes, CommandChannel back) {
        Optional<SparkplugTopic> known = SparkplugTopic.parse(topic).filter(parsed -> parsed.device().isEmpty());
        if (known.isEmpty() || known.get().kind() == MessageKind.NCMD) {
            return;
        }
        SiteId site = known.get().site();
        try {
            Payload payload = PayloadCodec.decode(bytes);
            Gateway gateway = gateways.size() < GATEWAYS_MAX ? gateways.computeIfAbsent(site, Gateway::new)
                    : gateways.get(site);
            if (gateway != null) {
                follow(gateway, known.get(), payload, back);
            }
        } catch (MalformedPayloadException e) {
            LOG.warn("a message of site {} cannot be read and is passed over: {}", site, e.getMessage());
        }
    }

    void allOffline() {
        gateways.values().forEach(gateway -> {
            if (gateway.offline(clock.millis()) == Gateway.Verdict.TAKEN) {
                changed.add(gateway.site());
            }
        });
    }

    void restore(List<GatewayRecord> records) {
        for (GatewayRecord kept : records) {
            gateways.computeIfAbsent(kept.site(), Gateway::new).restore(kept.metrics(),
                    kept.lastSeen().toEpochMilli());
            changed.add(kept.site());
        }
    }

    /** Those that changed since they were last asked for. */
    List<GatewayRecord> takeUnsaved() {
        return gateways.values().stream().filter(Gateway::takeUnsaved).map(Gateway::view).flatMap(Optional::stream)
                .map(view -> new GatewayRecord(view.site(), view.lastSeen(), view.metrics())).toList();
    }

    List<GatewayView> views() {
        return gateways.values().stream().map(Gateway::view).flatMap(Optional::stream).toList();
    }

    Optional<GatewayView> view(SiteId site) {
        return Optional.ofNullable(gateways.get(site)).flatMap(Gateway::view);
    }

    List<NeedsYou> needs() {
        return Needs.of(views(), clock.instant());
    }

    FleetSummary summary() {
        List<GatewayView> all = views();
        int online = (int) all.stream().filter(GatewayView::online).count();
        int healthy = (int) all.stream().filter(view -> view.online() && view.health() == HealthWord.OK).count();
        return new FleetSummary(all.size(), online, healthy,
                all.stream().filter(GatewayView::online).mapToLong(view -> view.studiesHour().orElse(0)).sum(),
                all.stream().mapToLong(GatewayView::waiting).sum(), Needs.of(all, clock.instant()).size());
    }

    void listen(FleetListener listener) {
        listeners.add(listener);
    }

    void forget(FleetListener listener) {
        listeners.remove(listener);
    }

    /** Tells the listeners what has changed since the last time. */
    void tell() {
        Set<SiteId> now = new HashSet<>();
        // One by one: what changes again after its removal is told the next time, never forgotten.
        for (SiteId site : changed) {
            if (changed.remove(site)) {
                now.add(site);
            }
        }
        if (!now.isEmpty()) {
            listeners.forEach(listener -> guarded(() -> listener.changed(now)));
        }
    }

    private void follow(Gateway gateway, SparkplugTopic topic, Payload payload, CommandChannel back) {
        long nowMs = clock.millis();
        List<Gateway.Arrived> arrived = new ArrayList<>();
        Gateway.Verdict verdict = switch (topic.kind()) {
            case NBIRTH -> gateway.birth(payload, nowMs, arrived);
            case NDATA -> gateway.data(payload, nowMs, arrived);
            case NDEATH -> gateway.death(payload, nowMs);
            default -> Gateway.Verdict.IGNORED;
        };
        if (verdict == Gateway.Verdict.BIRTH_NEEDED && gateway.mayAskForBirth(nowMs, REBIRTH_STRETCH_MS)) {
            back.send(SparkplugTopic.node(topic.group(), MessageKind.NCMD, topic.site()).toString(),
                    PayloadCodec.encode(Gateway.rebirthCommand(nowMs)));
        }
        if (verdict != Gateway.Verdict.IGNORED) {
            changed.add(topic.site());
            arrived.forEach(value -> remember(gateway.site(), value));
            rememberQueues(gateway, arrived, nowMs);
        }
    }

    private void remember(SiteId site, Gateway.Arrived arrived) {
        if (arrived.value() instanceof Number number) {
            HistoryMetrics.recorded(arrived.name()).filter(name -> sensible(arrived.timestampMs())).ifPresent(name ->
                    history.add(site, name, arrived.timestampMs(), number.doubleValue()));
        }
    }

    /** A box whose clock is far off tells when nothing happened. */
    private boolean sensible(long timestampMs) {
        long nowMs = clock.millis();
        return timestampMs <= nowMs + HISTORY_AHEAD.toMillis() && timestampMs >= nowMs - HISTORY_BEHIND.toMillis();
    }

    /** All queues together, once for a message that has news of one. */
    private void rememberQueues(Gateway gateway, List<Gateway.Arrived> arrived, long nowMs) {
        if (arrived.stream().anyMatch(value -> !value.historical() && HistoryMetrics.isQueue(value.name()))) {
            gateway.view().ifPresent(view ->
                    history.add(gateway.site(), HistoryMetrics.WAITING, nowMs, view.waiting()));
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("a listener of the fleet failed: {}", e.toString());
        }
    }

    /** How long ago, as a moment. */
    long before(Duration back) {
        return clock.millis() - back.toMillis();
    }
}
