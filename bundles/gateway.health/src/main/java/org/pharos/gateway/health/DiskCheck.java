package org.pharos.gateway.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;

/** Whether there is room on the disk everything is kept on. */
@Component(configurationPid = HealthConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class DiskCheck implements HealthCheck {

    private static final String REMEDY =
            "Find out what fills the disk: studies that wait for a destination, or files that"
            + " do not belong on this box.";
    private static final double PERCENT = 100;
    private static final long GIB = 1L << 30;

    private final Path home;
    private final int lowPercent;
    private final int criticalPercent;

    @Activate
    public DiskCheck(HealthConfig config) {
        this(Path.of(config.pharos_home()), config.diskLowPercent(), config.diskCriticalPercent());
    }

    DiskCheck(Path home, int lowPercent, int criticalPercent) {
        this.home = home;
        this.lowPercent = lowPercent;
        this.criticalPercent = criticalPercent;
    }

    @Override
    public String id() {
        return "disk";
    }

    @Override
    public HealthResult check() {
        try {
            FileStore store = Files.getFileStore(home);
            return judged(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            return new HealthResult(HealthState.CRITICAL, "The disk of this box cannot be looked at.", e.getMessage(),
                    "Check the disk and its cable; restart the box.");
        }
    }

    HealthResult judged(long freeBytes, long allBytes) {
        double percent = allBytes == 0 ? 0 : PERCENT * freeBytes / allBytes;
        String free = Math.round(percent) + " % of the disk is free (" + freeBytes / GIB + " GiB).";
        if (percent < criticalPercent) {
            return new HealthResult(HealthState.CRITICAL, "The disk is nearly full.", free, REMEDY);
        }
        return percent < lowPercent
                ? new HealthResult(HealthState.DEGRADED, "The disk is getting full.", free, REMEDY)
                : HealthResult.ok(free);
    }
}
