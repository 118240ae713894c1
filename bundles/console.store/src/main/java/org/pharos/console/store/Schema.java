package org.pharos.console.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings the schema to the present version: scripts {@code schema-1.sql}, {@code schema-2.sql} and so on, each once, in
 * one transaction, the version noted in the database. Statements end with a semicolon at the end of a line.
 */
final class Schema {

    static final int VERSION = 2;

    private Schema() {}

    static void bringUpToDate(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists fleet_schema (version integer not null)");
            int version = version(statement);
            if (version > VERSION) {
                throw new SQLException("the database is of a later version (" + version + ") than this console ("
                        + VERSION + ")");
            }
            for (int next = version + 1; next <= VERSION; next++) {
                for (String sql : script(next).split(";\\s*\\n")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("insert into fleet_schema (version) values (" + next + ")");
            }
        }
        connection.commit();
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select coalesce(max(version), 0) from fleet_schema")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static String script(int version) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
