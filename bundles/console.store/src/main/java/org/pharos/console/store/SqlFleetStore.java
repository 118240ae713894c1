package org.pharos.console.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.console.core.store.FleetStore;
import org.pharos.console.core.store.GatewayRecord;
import org.pharos.console.core.store.HistoryBucket;
import org.pharos.fleet.protocol.SiteId;

/** The fleet in a database. A database that cannot be reached at the start ends the activation with the reason. */
@Component(configurationPid = SqlFleetStore.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = StoreConfig.class)
public final class SqlFleetStore implements FleetStore {

    static final String PID = "org.pharos.console.store";

    private final StoreOptions options;
    private final Clock clock;
    private final HikariDataSource source;
    private long thinnedMs;

    @Activate
    public SqlFleetStore(StoreConfig config, @Reference Clock clock) throws IOException {
        this.options = StoreOptions.of(config);
        this.clock = clock;
        try {
            source = Sources.open(options);
        } catch (SQLException | HikariPool.PoolInitializationException e) {
            throw new IOException("the database cannot be reached: " + e.getMessage(), e);
        }
        try {
            in(connection -> {
                Schema.bringUpToDate(connection);
                return true;
            });
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }

    @Deactivate
    void stop() {
        source.close();
    }

    @Override
    public void saveGateways(Collection<GatewayRecord> gateways) throws IOException {
        change(connection -> GatewayTable.save(connection, gateways));
    }

    @Override
    public List<GatewayRecord> loadGateways() throws IOException {
        return in(GatewayTable::load);
    }

    @Override
    public void addHistory(Collection<HistoryBucket> buckets) throws IOException {
        change(connection -> HistoryTable.add(connection, buckets, HistoryBucket.WIDTH_MS));
        thinNowAndThen();
    }

    @Override
    public List<HistoryBucket> history(SiteId site, String metric, long fromMs) throws IOException {
        return in(connection -> HistoryTable.read(connection, site, metric, fromMs));
    }

    @Override
    public void saveMonths(Collection<ApplicationMonth> months) throws IOException {
        change(connection -> MonthTable.save(connection, months));
    }

    @Override
    public List<ApplicationMonth> months(YearMonth month) throws IOException {
        return in(connection -> MonthTable.read(connection, month));
    }

    private synchronized void thinNowAndThen() throws IOException {
        long nowMs = clock.millis();
        if (Math.abs(nowMs - thinnedMs) < HistoryTable.HOUR_MS) {
            return;
        }
        thinnedMs = nowMs;
        change(connection -> HistoryTable.thin(connection, nowMs - options.detail().toMillis(),
                nowMs - options.keep().toMillis()));
    }

    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    private interface Question<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    private void change(Change work) throws IOException {
        in(connection -> {
            work.on(connection);
            return true;
        });
    }

    /** In one transaction: all or nothing. */
    private <T> T in(Question<T> work) throws IOException {
        try (Connection connection = source.getConnection()) {
            try {
                T answer = work.on(connection);
                connection.commit();
                return answer;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException("the fleet's database: " + e.getMessage(), e);
        }
    }
}
