package org.pharos.console.core.state;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.FleetListener;
import org.pharos.console.core.FleetSummary;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.NeedsYou;
import org.pharos.console.core.SeriesPoint;
import org.pharos.console.core.ingest.CommandChannel;
import org.pharos.console.core.ingest.FleetIngest;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.console.core.store.FleetStore;
import org.pharos.console.core.store.GatewayRecord;
import org.pharos.console.core.store.HistoryBucket;
import org.pharos.fleet.protocol.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fleet with its store: live in memory, written in batches, loaded again at the start. Without a store it goes on
 * with what it hears.
 */
@Component
public final class StoredFleet implements Fleet, FleetIngest {

    private static final Logger LOG = LoggerFactory.getLogger(StoredFleet.class);
    private static final long TELL_MS = 1_000;
    private static final long SAVE_MS = 15_000;

    private final LiveFleet live;
    private final Map<SiteId, GatewayRecord> unsaved = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fleet");
        thread.setDaemon(true);
        return thread;
    });
    private volatile FleetStore store;
    private boolean complained;

    @Activate
    public StoredFleet(@Reference Clock clock) {
        live = new LiveFleet(clock);
        executor.scheduleWithFixedDelay(live::tell, TELL_MS, TELL_MS, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(this::save, SAVE_MS, SAVE_MS, TimeUnit.MILLISECONDS);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setStore(FleetStore given) {
        store = given;
        executor.execute(() -> load(given));
    }

    void unsetStore(FleetStore gone) {
        if (store == gone) {
            store = null;
        }
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
        save();
    }

    @Override
    public void arrived(String topic, byte[] payload, CommandChannel back) {
        live.arrived(topic, payload, back);
    }

    @Override
    public void deaf() {
        live.allOffline();
    }

    @Override
    public List<GatewayView> gateways() {
        return live.views();
    }

    @Override
    public Optional<GatewayView> gateway(SiteId site) {
        return live.view(site);
    }

    @Override
    public FleetSummary summary() {
        return live.summary();
    }

    @Override
    public List<NeedsYou> needsYou() {
        return live.needs();
    }

    @Override
    public Subscription listen(FleetListener listener) {
        live.listen(listener);
        return () -> live.forget(listener);
    }

    @Override
    public List<SeriesPoint> series(SiteId site, String metric, Duration back, int pointsMax) {
        long fromMs = live.before(back);
        List<HistoryBucket> buckets = new ArrayList<>(live.history().of(site, metric, fromMs));
        FleetStore present = store;
        if (present != null) {
            try {
                buckets.addAll(present.history(site, metric, fromMs));
            } catch (IOException e) {
                complain("read", e);
            }
        }
        return Series.of(buckets, fromMs, back, pointsMax);
    }

    /** Writes what has changed, in batches. What cannot be written is tried again the next time. */
    synchronized void save() {
        live.takeUnsaved().forEach(gateway -> unsaved.put(gateway.site(), gateway));
        FleetStore present = store;
        if (present == null) {
            return;
        }
        List<HistoryBucket> buckets = live.history().drain();
        try {
            present.addHistory(buckets);
            buckets = List.of();
            List<GatewayRecord> gateways = List.copyOf(unsaved.values());
            present.saveGateways(gateways);
            present.saveMonths(months(gateways));
            gateways.forEach(gateway -> unsaved.remove(gateway.site(), gateway));
            complained = false;
        } catch (IOException e) {
            live.history().putBack(buckets);
            complain("written", e);
        }
    }

    private List<ApplicationMonth> months(List<GatewayRecord> gateways) {
        List<ApplicationMonth> months = new ArrayList<>();
        for (GatewayRecord gateway : gateways) {
            live.view(gateway.site()).ifPresent(view -> months.addAll(ApplicationMonth.of(view)));
        }
        return months;
    }

    private void load(FleetStore from) {
        try {
            live.restore(from.loadGateways());
        } catch (IOException e) {
            complain("read", e);
        }
    }

    private void complain(String what, IOException e) {
        if (!complained) {
            complained = true;
            LOG.warn("the fleet's store cannot be {}: {}; the console goes on without", what, e.getMessage());
        }
    }
}
