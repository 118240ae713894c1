package org.pharos.console.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the database named. */
final class Sources {

    private static final int CONNECTIONS_MAX = 8;
    private static final long CONNECT_TIMEOUT_MS = 5_000;

    private Sources() {}

    /** Connects once, so that a wrong URL is told at the start. */
    static HikariDataSource open(StoreOptions options) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("fleet");
        config.setDataSource(plain(options));
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private static DataSource plain(StoreOptions options) throws SQLException {
        if (options.postgresql()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(options.url());
            source.setReWriteBatchedInserts(true);
            return source;
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(options.url());
        source.setUser("fleet");
        source.setPassword("");
        return source;
    }
}
