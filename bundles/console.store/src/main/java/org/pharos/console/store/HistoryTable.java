package org.pharos.console.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.pharos.console.core.store.HistoryBucket;
import org.pharos.fleet.protocol.SiteId;

/** Numbers over time: steps of 5 minutes, further back of an hour, then nothing. */
final class HistoryTable {

    static final long HOUR_MS = 3_600_000;

    private static final String UPDATE = "update history set n = n + ?, total = total + ?, least = least(least, ?), "
            + "most = greatest(most, ?) where site = ? and metric = ? and start_ms = ? and width_ms = ?";
    private static final String INSERT =
            "insert into history (n, total, least, most, site, metric, start_ms, width_ms) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "select start_ms, n, total, least, most from history where site = ? "
            + "and metric = ? and start_ms >= ? order by start_ms";
    private static final String OLD =
            "select site, metric, (start_ms / 3600000) * 3600000 as hour_ms, sum(n), sum(total), "
            + "min(least), max(most) from history where width_ms = ? and start_ms < ? "
            + "group by site, metric, (start_ms / 3600000) * 3600000";

    private HistoryTable() {}

    static void add(Connection connection, Collection<HistoryBucket> buckets, long widthMs) throws SQLException {
        Upsert.Binding<HistoryBucket> binding = (statement, bucket) -> {
            statement.setLong(1, bucket.count());
            statement.setDouble(2, bucket.sum());
            statement.setDouble(3, bucket.least());
            statement.setDouble(4, bucket.most());
            statement.setString(5, bucket.site().value());
            statement.setString(6, bucket.metric());
            statement.setLong(7, bucket.startMs());
            statement.setLong(8, widthMs);
        };
        Upsert.run(connection, buckets, UPDATE, binding, INSERT, binding);
    }

    static List<HistoryBucket> read(Connection connection, SiteId site, String metric, long fromMs)
            throws SQLException {
        List<HistoryBucket> buckets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, site.value());
            statement.setString(2, metric);
            statement.setLong(3, fromMs);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    buckets.add(new HistoryBucket(site, metric, found.getLong(1), found.getLong(2),
                            found.getDouble(3), found.getDouble(4), found.getDouble(5)));
                }
            }
        }
        return buckets;
    }

    /** Puts what is older than {@code detailFromMs} into hours, and deletes what is older than {@code keepFromMs}. */
    static void thin(Connection connection, long detailFromMs, long keepFromMs) throws SQLException {
        long wholeHour = Math.floorDiv(detailFromMs, HOUR_MS) * HOUR_MS;
        add(connection, old(connection, wholeHour), HOUR_MS);
        delete(connection, "delete from history where width_ms = ? and start_ms < ?", HistoryBucket.WIDTH_MS,
                wholeHour);
        delete(connection, "delete from history where width_ms = ? and start_ms < ?", HOUR_MS, keepFromMs);
    }

    private static List<HistoryBucket> old(Connection connection, long beforeMs) throws SQLException {
        List<HistoryBucket> hours = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OLD)) {
            statement.setLong(1, HistoryBucket.WIDTH_MS);
            statement.setLong(2, beforeMs);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    hours.add(new HistoryBucket(new SiteId(found.getString(1)), found.getString(2), found.getLong(3),
                            found.getLong(4), found.getDouble(5), found.getDouble(6), found.getDouble(7)));
                }
            }
        }
        return hours;
    }

    private static void delete(Connection connection, String sql, long widthMs, long beforeMs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, widthMs);
            statement.setLong(2, beforeMs);
            statement.executeUpdate();
        }
    }
}
