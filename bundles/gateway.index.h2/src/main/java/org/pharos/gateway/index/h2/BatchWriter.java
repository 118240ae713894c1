package org.pharos.gateway.index.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.instance.StudyUid;

/** Writes batches of changes, each in one transaction, over one connection. For the writer's thread alone. */
final class BatchWriter implements AutoCloseable {

    private static final String INSERT_STUDY = "INSERT INTO study (uid, opaque) VALUES (?, ?)";
    private static final String SELECT_INSTANCE = "SELECT 1 FROM instance WHERE uid = ?";
    private static final String INSERT_INSTANCE = "INSERT INTO instance (uid, study_id, received) VALUES (?, ?, ?)";
    private static final String MERGE_EVENT = "MERGE INTO event (position, study_id) KEY (position) VALUES (?, ?)";

    private final Connection connection;
    private final PreparedStatement selectStudy;
    private final PreparedStatement insertStudy;
    private final PreparedStatement selectInstance;
    private final PreparedStatement insertInstance;
    private final PreparedStatement mergeEvent;
    private final PreparedStatement updateStudy;
    private final PreparedStatement describeStudy;
    private final Map<StudyUid, StudyRow> studies = new HashMap<>();
    private long position;

    BatchWriter(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        selectStudy = connection.prepareStatement(StudyRow.SELECT);
        insertStudy = connection.prepareStatement(INSERT_STUDY, Statement.RETURN_GENERATED_KEYS);
        selectInstance = connection.prepareStatement(SELECT_INSTANCE);
        insertInstance = connection.prepareStatement(INSERT_INSTANCE);
        mergeEvent = connection.prepareStatement(MERGE_EVENT);
        updateStudy = connection.prepareStatement(StudyRow.UPDATE);
        describeStudy = connection.prepareStatement(StudyRow.DESCRIBE);
        position = readPosition();
    }

    /** The highest journal position written. */
    long position() {
        return position;
    }

    void write(List<Change> batch) throws SQLException {
        for (Change change : batch) {
            apply(change);
        }
        for (StudyRow study : studies.values()) {
            study.write(updateStudy, describeStudy);
        }
        connection.commit();
        studies.clear();
    }

    private void apply(Change change) throws SQLException {
        if (change instanceof Change.Instance instance) {
            add(instance);
        } else if (change instanceof Change.Event event) {
            add(event);
        } else if (change instanceof Change.Finished finished) {
            study(finished.study()).finish(finished.finished());
        }
    }

    private void add(Change.Instance instance) throws SQLException {
        if (isKnown(instance.uid())) {
            return;
        }
        StudyRow study = study(instance.study());
        insertInstance.setString(1, instance.uid());
        insertInstance.setLong(2, study.id());
        insertInstance.setLong(3, instance.receivedAt());
        insertInstance.executeUpdate();
        study.add(instance);
    }

    private boolean isKnown(String instanceUid) throws SQLException {
        selectInstance.setString(1, instanceUid);
        try (ResultSet row = selectInstance.executeQuery()) {
            return row.next();
        }
    }

    private void add(Change.Event event) throws SQLException {
        mergeEvent.setLong(1, event.position());
        mergeEvent.setLong(2, study(event.study()).id());
        mergeEvent.executeUpdate();
        position = Math.max(position, event.position());
    }

    private StudyRow study(StudyUid uid) throws SQLException {
        StudyRow known = studies.get(uid);
        if (known == null) {
            known = load(uid);
            studies.put(uid, known);
        }
        return known;
    }

    private StudyRow load(StudyUid uid) throws SQLException {
        selectStudy.setString(1, uid.value());
        try (ResultSet row = selectStudy.executeQuery()) {
            if (row.next()) {
                return new StudyRow(row);
            }
        }
        insertStudy.setString(1, uid.value());
        insertStudy.setString(2, uid.opaque());
        insertStudy.executeUpdate();
        try (ResultSet key = insertStudy.getGeneratedKeys()) {
            key.next();
            return new StudyRow(key.getLong(1));
        }
    }

    /** Notes how far the journal is covered, and makes everything written durable. */
    void sync(long coveredPosition) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE meta SET journal_position = " + coveredPosition);
            connection.commit();
            statement.execute("CHECKPOINT SYNC");
        }
    }

    long readPosition() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT journal_position FROM meta")) {
            row.next();
            long covered = row.getLong(1);
            connection.commit();
            return covered;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
