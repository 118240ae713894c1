package org.pharos.gateway.health;

import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;

/** The board with every check there is. */
@Component(configurationPid = HealthConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HealthConfig.class)
public final class Health implements HealthBoard {

    private static final int THREADS_MAX = 64;
    private static final long IDLE_S = 30;

    private final ThreadPoolExecutor threads;
    private final CachedHealthBoard board;

    @Activate
    public Health(HealthConfig config) {
        threads = new ThreadPoolExecutor(0, THREADS_MAX, IDLE_S, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "pharos-health");
            thread.setDaemon(true);
            return thread;
        }, new ThreadPoolExecutor.CallerRunsPolicy());
        board = new CachedHealthBoard(threads, System::nanoTime, config.cacheMs(), config.checkTimeoutMs());
    }

    @Deactivate
    void stop() {
        threads.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check) {
        board.add(check);
    }

    void removeCheck(HealthCheck check) {
        board.remove(check);
    }

    @Override
    public Map<String, HealthResult> results() {
        return board.results();
    }
}
