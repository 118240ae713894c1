package org.pharos.gateway.index.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables. There are no migrations: a database of another version is deleted and filled again, which an index
 * allows. Times are microseconds since 1970.
 */
final class Schema {

    /** Raise it with every change of {@link #TABLES}. */
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta (version INT NOT NULL, journal_position BIGINT NOT NULL)",
            "INSERT INTO meta VALUES (" + VERSION + ", 0)",
            """
            CREATE TABLE study (
                id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                uid VARCHAR(64) NOT NULL UNIQUE,
                opaque VARCHAR(10) NOT NULL,
                patient_name VARCHAR, patient_id VARCHAR, issuer VARCHAR, accession VARCHAR, study_date VARCHAR,
                modality VARCHAR, description VARCHAR, calling VARCHAR,
                instances INT NOT NULL DEFAULT 0,
                results INT NOT NULL DEFAULT 0,
                described_at BIGINT,
                first_received BIGINT,
                last_received BIGINT,
                finished BOOLEAN NOT NULL DEFAULT FALSE)""",
            "CREATE INDEX study_opaque ON study (opaque)",
            "CREATE INDEX study_last ON study (last_received)",
            "CREATE INDEX study_first ON study (first_received)",
            "CREATE INDEX study_finished ON study (finished, id)",
            """
            CREATE TABLE instance (
                uid VARCHAR(64) NOT NULL PRIMARY KEY,
                study_id BIGINT NOT NULL,
                received BIGINT NOT NULL)""",
            "CREATE INDEX instance_study ON instance (study_id, received)",
            "CREATE TABLE event (position BIGINT NOT NULL PRIMARY KEY, study_id BIGINT NOT NULL)",
            "CREATE INDEX event_study ON event (study_id, position)");

    private Schema() {}

    /** Whether the database has the tables of this version; creates them where there is none at all. */
    static boolean prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isEmpty(connection)) {
                for (String sql : TABLES) {
                    statement.execute(sql);
                }
                return true;
            }
            try (ResultSet version = statement.executeQuery("SELECT version FROM meta")) {
                return version.next() && version.getInt(1) == VERSION;
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
            return !tables.next();
        }
    }
}
