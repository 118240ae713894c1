package org.pharos.console.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Changes rows that are there and adds those that are not, in two batches; the same words for H2 and PostgreSQL. The
 * console is the only writer, so nothing comes between.
 */
final class Upsert {

    private static final int BATCH_ROWS = 1_000;

    private Upsert() {}

    /** Puts a row's values into the places of a statement. */
    @FunctionalInterface
    interface Binding<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    static <T> void run(Connection connection, Collection<T> rows, String update, Binding<T> ofUpdate, String insert,
            Binding<T> ofInsert) throws SQLException {
        List<T> all = List.copyOf(rows);
        for (int from = 0; from < all.size(); from += BATCH_ROWS) {
            List<T> part = all.subList(from, Math.min(all.size(), from + BATCH_ROWS));
            batch(connection, insert, ofInsert, missing(part, batch(connection, update, ofUpdate, part)));
        }
    }

    private static <T> int[] batch(Connection connection, String sql, Binding<T> binding, List<T> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                binding.bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static <T> List<T> missing(List<T> rows, int[] changed) {
        List<T> missing = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                missing.add(rows.get(i));
            }
        }
        return missing;
    }
}
