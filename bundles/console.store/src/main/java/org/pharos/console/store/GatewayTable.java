package org.pharos.console.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pharos.console.core.store.GatewayRecord;
import org.pharos.fleet.protocol.SiteId;

/** What each gateway last said, its values as JSON. */
final class GatewayTable {

    static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

    /** Characters of the column, as {@code schema-1.sql} has it. */
    private static final int METRICS_LENGTH_MAX = 1_000_000;
    /** A character may become six in JSON. */
    private static final int ESCAPED_MAX = 6;

    private GatewayTable() {}

    static void save(Connection connection, Collection<GatewayRecord> gateways) throws SQLException {
        Upsert.Binding<GatewayRecord> binding = (statement, gateway) -> {
            statement.setLong(1, gateway.lastSeen().toEpochMilli());
            statement.setString(2, json(bounded(gateway.metrics())));
            statement.setString(3, gateway.site().value());
        };
        Upsert.run(connection, gateways, "update gateway set last_seen_ms = ?, metrics = ? where site = ?", binding,
                "insert into gateway (last_seen_ms, metrics, site) values (?, ?, ?)", binding);
    }

    static List<GatewayRecord> load(Connection connection) throws SQLException {
        List<GatewayRecord> gateways = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select site, last_seen_ms, metrics from gateway");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                gateways.add(new GatewayRecord(new SiteId(found.getString(1)), Instant.ofEpochMilli(found.getLong(2)),
                        parsed(found.getString(3), new TypeReference<HashMap<String, Object>>() { })));
            }
        }
        return gateways;
    }

    /**
     * As many values as one row takes, by name; one gateway that says too much must not keep the others from the disk.
     */
    private static Map<String, Object> bounded(Map<String, Object> metrics) {
        Map<String, Object> kept = new TreeMap<>();
        long left = METRICS_LENGTH_MAX;
        for (Map.Entry<String, Object> metric : new TreeMap<>(metrics).entrySet()) {
            left -= ESCAPED_MAX * (metric.getKey().length() + metric.getValue().toString().length() + 1L);
            if (left < 0) {
                break;
            }
            kept.put(metric.getKey(), metric.getValue());
        }
        return kept;
    }

    static String json(Map<String, ?> values) throws SQLException {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new SQLException("values that are no JSON", e);
        }
    }

    static <T> T parsed(String json, TypeReference<T> type) throws SQLException {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("the database holds values that are no JSON", e);
        }
    }
}
