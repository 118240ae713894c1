package org.pharos.console.core.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pharos.console.core.store.HistoryBucket;
import org.pharos.fleet.protocol.SiteId;

/** Puts values together until they are written, a bucket a row. Any thread. */
final class HistoryBuffer {

    /** More are not held when the store is away; the newest are then left out. */
    static final int BUCKETS_MAX = 200_000;
    /**
     * Of one gateway: three weeks of all its numbers at once. One that tells nonsense must not crowd out the others.
     */
    static final int SITE_BUCKETS_MAX = 36_288;

    private record Key(SiteId site, String metric, long startMs) {}

    private final Map<Key, HistoryBucket> buckets = new HashMap<>();
    private final Map<SiteId, Integer> bySite = new HashMap<>();

    synchronized void add(SiteId site, String metric, long timestampMs, double value) {
        long startMs = Math.floorDiv(timestampMs, HistoryBucket.WIDTH_MS) * HistoryBucket.WIDTH_MS;
        Key key = new Key(site, metric, startMs);
        HistoryBucket known = buckets.get(key);
        if (known != null) {
            buckets.put(key, known.plus(value));
        } else if (buckets.size() < BUCKETS_MAX && bySite.getOrDefault(site, 0) < SITE_BUCKETS_MAX) {
            bySite.merge(site, 1, Integer::sum);
            buckets.put(key, new HistoryBucket(site, metric, startMs, 1, value, value, value));
        }
    }

    /** Takes all of them out. */
    synchronized List<HistoryBucket> drain() {
        List<HistoryBucket> all = new ArrayList<>(buckets.values());
        buckets.clear();
        bySite.clear();
        return all;
    }

    /** They could not be written. */
    synchronized void putBack(List<HistoryBucket> unwritten) {
        for (HistoryBucket old : unwritten) {
            Key key = new Key(old.site(), old.metric(), old.startMs());
            HistoryBucket newer = buckets.get(key);
            if (newer == null) {
                bySite.merge(old.site(), 1, Integer::sum);
            }
            buckets.put(key, newer == null ? old : new HistoryBucket(old.site(), old.metric(), old.startMs(),
                    old.count() + newer.count(), old.sum() + newer.sum(), Math.min(old.least(), newer.least()),
                    Math.max(old.most(), newer.most())));
        }
    }

    /** Those not written yet, of one series. */
    synchronized List<HistoryBucket> of(SiteId site, String metric, long fromMs) {
        return buckets.values().stream().filter(bucket -> bucket.site().equals(site)
                && bucket.metric().equals(metric) && bucket.startMs() >= fromMs).toList();
    }
}
