package org.pharos.console.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pharos.fleet.protocol.SiteId;

/** The fleet as it is known now. Any thread may call; {@link #series} may wait for the store, nothing else does. */
public interface Fleet {

    /** All gateways ever heard and kept, by site. */
    List<GatewayView> gateways();

    Optional<GatewayView> gateway(SiteId site);

    FleetSummary summary();

    /** Most urgent first. Empty means: nobody is needed. */
    List<NeedsYou> needsYou();

    /**
     * A number of a gateway over time, oldest first, as far as it is recorded (see {@code HistoryMetrics}).
     *
     * @param pointsMax neighbours are put together until there are no more than this
     */
    List<SeriesPoint> series(SiteId site, String metric, Duration back, int pointsMax);

    /** Ends when the returned handle is closed. */
    Subscription listen(FleetListener listener);

    /** A listener's place. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
