package org.pharos.console.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pharos.console.core.SeriesPoint;
import org.pharos.console.core.store.HistoryBucket;

/** Buckets put together until there are few enough points for a line. No state. */
final class Series {

    private Series() {}

    static List<SeriesPoint> of(List<HistoryBucket> buckets, long fromMs, Duration back, int pointsMax) {
        long widthMs = Math.max(1, back.toMillis() / Math.max(1, pointsMax) + 1);
        Map<Long, List<HistoryBucket>> groups = new TreeMap<>();
        for (HistoryBucket bucket : buckets) {
            long group = Math.max(0, bucket.startMs() - fromMs) / widthMs;
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(bucket);
        }
        return groups.values().stream().map(Series::point).toList();
    }

    private static SeriesPoint point(List<HistoryBucket> group) {
        long startMs = group.stream().mapToLong(HistoryBucket::startMs).min().orElseThrow();
        double sum = group.stream().mapToDouble(HistoryBucket::sum).sum();
        long count = group.stream().mapToLong(HistoryBucket::count).sum();
        return new SeriesPoint(Instant.ofEpochMilli(startMs), sum / count,
                group.stream().mapToDouble(HistoryBucket::least).min().orElseThrow(),
                group.stream().mapToDouble(HistoryBucket::most).max().orElseThrow());
    }
}
