package org.pharos.gateway.index.h2;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A study while a batch changes it: read once, written once. For the writer's thread alone. */
final class StudyRow {

    static final String SELECT = "SELECT id, instances, results, described_at, first_received, last_received, finished "
            + "FROM study WHERE uid = ?";
    static final String UPDATE = "UPDATE study SET instances = ?, results = ?, first_received = ?, last_received = ?, "
            + "finished = ? WHERE id = ?";
    static final String DESCRIBE = "UPDATE study SET described_at = ?, patient_name = ?, patient_id = ?, issuer = ?, "
            + "accession = ?, study_date = ?, modality = ?, description = ?, calling = ? WHERE id = ?";

    private final long id;
    private int instances;
    private int results;
    private long describedAt = Long.MAX_VALUE;
    private long firstReceived = Long.MAX_VALUE;
    private long lastReceived = Long.MIN_VALUE;
    private boolean finished;
    private Optional<Change.Description> newDescription = Optional.empty();
    private boolean changed;

    /** One that is not known yet. */
    StudyRow(long id) {
        this.id = id;
    }

    StudyRow(ResultSet row) throws SQLException {
        id = row.getLong(1);
        instances = row.getInt(2);
        results = row.getInt(3);
        describedAt = row.getObject(4) == null ? Long.MAX_VALUE : row.getLong(4);
        firstReceived = row.getObject(5) == null ? Long.MAX_VALUE : row.getLong(5);
        lastReceived = row.getObject(6) == null ? Long.MIN_VALUE : row.getLong(6);
        finished = row.getBoolean(7);
    }

    long id() {
        return id;
    }

    void add(Change.Instance instance) {
        if (instance.about().isPresent()) {
            instances++;
        } else {
            results++;
        }
        firstReceived = Math.min(firstReceived, instance.receivedAt());
        lastReceived = Math.max(lastReceived, instance.receivedAt());
        if (instance.about().isPresent() && instance.receivedAt() < describedAt) {
            describedAt = instance.receivedAt();
            newDescription = instance.about();
        }
        changed = true;
    }

    void finish(boolean isFinished) {
        changed |= finished != isFinished;
        finished = isFinished;
    }

    /** Writes what changed since the last call. */
    void write(PreparedStatement update, PreparedStatement describe) throws SQLException {
        if (changed) {
            update.setInt(1, instances);
            update.setInt(2, results);
            update.setObject(3, firstReceived == Long.MAX_VALUE ? null : firstReceived);
            update.setObject(4, lastReceived == Long.MIN_VALUE ? null : lastReceived);
            update.setBoolean(5, finished);
            update.setLong(6, id);
            update.executeUpdate();
            changed = false;
        }
        if (newDescription.isPresent()) {
            describe(describe, newDescription.get());
            newDescription = Optional.empty();
        }
    }

    private void describe(PreparedStatement describe, Change.Description about) throws SQLException {
        describe.setLong(1, describedAt);
        describe.setString(2, about.patientName());
        describe.setString(3, about.patientId());
        describe.setString(4, about.issuer());
        describe.setString(5, about.accession());
        describe.setString(6, about.studyDate());
        describe.setString(7, about.modality());
        describe.setString(8, about.description());
        describe.setString(9, about.calling());
        describe.setLong(10, id);
        describe.executeUpdate();
    }
}
