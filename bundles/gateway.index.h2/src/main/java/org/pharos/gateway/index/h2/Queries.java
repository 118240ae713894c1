package org.pharos.gateway.index.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;

/** What is asked of the database. Any thread may call. */
final class Queries {

    private static final String SUMMARY = "SELECT uid, patient_name, patient_id, accession, study_date, modality, "
            + "description, instances, results, first_received, last_received, calling, finished FROM study ";
    /** A study of which only events are known is in no list. */
    private static final String HELD = "first_received IS NOT NULL";

    private final Database database;

    /** Reads one row. */
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Queries(Database database) {
        this.database = database;
    }

    boolean contains(InstanceUid instance) throws SQLException {
        return !select("SELECT 1 FROM instance WHERE uid = ?", row -> 1, instance.value()).isEmpty();
    }

    Set<InstanceUid> known(List<InstanceUid> instances) throws SQLException {
        Object[] uids = instances.stream().map(InstanceUid::value).toArray();
        return Set.copyOf(select("SELECT uid FROM instance WHERE uid = ANY (?)",
                row -> new InstanceUid(row.getString(1)), (Object) uids));
    }

    Optional<StudySummary> study(StudyUid study) throws SQLException {
        return select(SUMMARY + "WHERE uid = ? AND " + HELD, Queries::summary, study.value()).stream().findFirst();
    }

    Optional<StudySummary> byOpaqueId(String opaque) throws SQLException {
        return select(SUMMARY + "WHERE opaque = ? AND " + HELD, Queries::summary, opaque).stream().findFirst();
    }

    List<StudySummary> find(StudyQuery query) throws SQLException {
        StringBuilder sql = new StringBuilder(SUMMARY).append("WHERE ").append(HELD);
        List<Object> values = new ArrayList<>();
        query.receivedFrom().ifPresent(from -> add(sql, values, " AND last_received >= ?", Change.micros(from)));
        query.receivedUntil().ifPresent(until -> add(sql, values, " AND last_received < ?", Change.micros(until)));
        query.modality().ifPresent(modality -> add(sql, values, " AND modality = ?", modality));
        query.finished().ifPresent(finished -> add(sql, values, " AND finished = ?", finished));
        add(sql, values, " ORDER BY last_received DESC, id DESC LIMIT ?", query.limit());
        add(sql, values, " OFFSET ?", query.offset());
        return select(sql.toString(), Queries::summary, values.toArray());
    }

    List<InstanceUid> instances(StudyUid study) throws SQLException {
        return select("SELECT i.uid FROM instance i JOIN study s ON s.id = i.study_id WHERE s.uid = ? "
                + "ORDER BY i.received, i.uid", row -> new InstanceUid(row.getString(1)), study.value());
    }

    List<Long> events(StudyUid study) throws SQLException {
        return select("SELECT e.position FROM event e JOIN study s ON s.id = e.study_id WHERE s.uid = ? "
                + "ORDER BY e.position", row -> row.getLong(1), study.value());
    }

    List<StudyUid> unfinished() throws SQLException {
        return select("SELECT uid FROM study WHERE finished = FALSE AND " + HELD + " ORDER BY id",
                row -> new StudyUid(row.getString(1)));
    }

    StudyCounts countsSince(Instant since) throws SQLException {
        String sql = "SELECT COUNT(*), COALESCE(SUM(instances), 0), "
                + "COUNT(DISTINCT COALESCE(patient_id, '') || '^' || COALESCE(issuer, '')), COALESCE(SUM(results), 0), "
                + "COUNT(*) FILTER (WHERE NOT finished) FROM study WHERE first_received >= ?";
        return select(sql, row -> new StudyCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4),
                row.getLong(5)), Change.micros(since)).get(0);
    }

    private static void add(StringBuilder sql, List<Object> values, String clause, Object value) {
        sql.append(clause);
        values.add(value);
    }

    private <T> List<T> select(String sql, RowReader<T> reader, Object... values) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        }
    }

    private static StudySummary summary(ResultSet row) throws SQLException {
        return new StudySummary(new StudyUid(row.getString(1)), text(row, 2), text(row, 3), text(row, 4), text(row, 5),
                text(row, 6), text(row, 7), row.getInt(8), row.getInt(9), Change.instant(row.getLong(10)),
                Change.instant(row.getLong(11)), text(row, 12), row.getBoolean(13));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
