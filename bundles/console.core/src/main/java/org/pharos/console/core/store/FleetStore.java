package org.pharos.console.core.store;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.pharos.fleet.protocol.SiteId;

/** Keeps the fleet. Every method may wait for a disk or a server; never called for a single message. */
public interface FleetStore {

    /** What each gateway last said. Replaces what was kept of these. */
    void saveGateways(Collection<GatewayRecord> gateways) throws IOException;

    List<GatewayRecord> loadGateways() throws IOException;

    /** Adds to what is kept of the same bucket. */
    void addHistory(Collection<HistoryBucket> buckets) throws IOException;

    /** Oldest first, buckets of 5 minutes or, further back, of an hour. */
    List<HistoryBucket> history(SiteId site, String metric, long fromMs) throws IOException;

    /** Replaces what was kept of the same site, application and month. */
    void saveMonths(Collection<ApplicationMonth> months) throws IOException;

    List<ApplicationMonth> months(YearMonth month) throws IOException;
}
