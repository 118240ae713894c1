package org.pharos.gateway.index.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database file: opened, judged, and made anew where it is absent, damaged or of another version. H2's own
 * connection pool serves the few readers there are.
 */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String NAME = "studies";
    private static final int CONNECTIONS_MAX = 8;
    /** Names of patients are in it. */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final int KIB_PER_MIB = 1_024;

    private final Path file;
    private final Path rebuildMark;
    private final FileSeal seal;
    private final JdbcConnectionPool pool;
    private final boolean closedCleanly;
    private final boolean spare;

    private Database(Path folder, int cacheMib, boolean spare) throws IOException, SQLException {
        this.spare = spare;
        Files.createDirectories(folder, OWNER_ONLY);
        file = folder.resolve(NAME + ".mv.db");
        rebuildMark = folder.resolve("rebuild");
        seal = new FileSeal(file);
        closedCleanly = judge();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url(folder) + ";TRACE_LEVEL_FILE=0;CACHE_SIZE=" + cacheMib * KIB_PER_MIB);
        source.setUser("sa");
        source.setPassword("");
        pool = open(source);
    }

    /** By asynchronous channels: a plain one closes for everybody when a thread that is told to stop reads from it. */
    static String url(Path folder) {
        return "jdbc:h2:async:" + folder.resolve(NAME) + ";DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0";
    }

    /** In its own folder, or in the spare one while that cannot be used. */
    static Database open(IndexOptions options) throws IOException, SQLException {
        try {
            return new Database(options.folder(), options.cacheMib(), false);
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.error("The index cannot be kept in its own folder ({}); it is kept in a spare one until the next start."
                    + " See that the folder 'index' can be written and that its disk has room.",
                    e.getClass().getSimpleName());
            clear(options.spareFolder());
            return new Database(options.spareFolder(), options.cacheMib(), true);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether it is kept in the spare folder. */
    boolean isSpare() {
        return spare;
    }

    /** Whether the file may be believed; what may not is deleted. */
    private boolean judge() throws IOException {
        if (Files.exists(rebuildMark)) {
            delete("the last run could not keep it up to date");
            return false;
        }
        if (!Files.exists(file)) {
            return false;
        }
        FileSeal.Found found = seal.breakSeal();
        if (found == FileSeal.Found.CHANGED) {
            delete("its file was changed or damaged while it was closed");
        }
        return found == FileSeal.Found.AS_LEFT;
    }

    private JdbcConnectionPool open(JdbcDataSource source) throws IOException, SQLException {
        JdbcConnectionPool opened = JdbcConnectionPool.create(source);
        opened.setMaxConnections(CONNECTIONS_MAX);
        String fault;
        try (Connection connection = opened.getConnection()) {
            if (Schema.prepare(connection)) {
                return opened;
            }
            fault = "it is of another version";
        } catch (SQLException | RuntimeException e) {
            fault = "it cannot be opened (" + e.getClass().getSimpleName() + ")";
        }
        opened.dispose();
        delete(fault);
        JdbcConnectionPool fresh = JdbcConnectionPool.create(source);
        fresh.setMaxConnections(CONNECTIONS_MAX);
        try (Connection connection = fresh.getConnection()) {
            Schema.prepare(connection);
        }
        return fresh;
    }

    private void delete(String why) throws IOException {
        LOG.warn("The index is made anew from the spool: {}", why);
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling(NAME + ".trace.db"));
        Files.deleteIfExists(rebuildMark);
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Whether it is just as the last process left it. */
    boolean closedCleanly() {
        return closedCleanly;
    }

    /** Has the next process make it anew. */
    void markForRebuild() {
        try {
            Files.writeString(rebuildMark, "The index is made anew at the next start.\n");
        } catch (IOException e) {
            LOG.warn("The index could not be marked; without a seal it is compared with the spool at the next start");
        }
    }

    /** Leaves no seal where the file was taken away meanwhile: the next process makes it anew. */
    void close() throws SQLException, IOException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } finally {
            pool.dispose();
        }
        if (!Files.exists(file)) {
            LOG.warn("The index was deleted while it was in use; it is made anew from the spool at the next start");
        } else if (!Files.exists(rebuildMark)) {
            seal.write();
        }
    }
}
