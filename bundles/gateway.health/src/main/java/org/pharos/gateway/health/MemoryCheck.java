package org.pharos.gateway.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;

/** Whether the process has memory left, judged by what was in use after garbage was last collected. */
@Component(configurationPid = HealthConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MemoryCheck implements HealthCheck {

    private static final int PERCENT = 100;
    private static final long MIB = 1L << 20;

    private final int highPercent;

    @Activate
    public MemoryCheck(HealthConfig config) {
        this(config.memoryHighPercent());
    }

    MemoryCheck(int highPercent) {
        this.highPercent = highPercent;
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public HealthResult check() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && afterCollection != null) {
                used += afterCollection.getUsed();
            }
        }
        return judged(used, Runtime.getRuntime().maxMemory());
    }

    HealthResult judged(long usedBytes, long mostBytes) {
        long percent = PERCENT * usedBytes / Math.max(1, mostBytes);
        String used = usedBytes / MIB + " of " + mostBytes / MIB + " MiB are in use (" + percent + " %).";
        return percent > highPercent
                ? new HealthResult(HealthState.DEGRADED, "The process is short of memory.", used,
                        "Restart the box when no examination is under way, and report it.")
                : HealthResult.ok(used);
    }
}
