package org.pharos.gateway.spool;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.SpoolStatus;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;

/** Says how the spool is, to persons and machines. */
@Component
public final class SpoolReport implements HealthCheck, MetricSource {

    private static final double GIB = 1L << 30;

    private final InstanceSpool spool;

    @Activate
    public SpoolReport(@Reference InstanceSpool spool) {
        this.spool = spool;
    }

    @Override
    public String id() {
        return "spool";
    }

    @Override
    public HealthResult check() {
        SpoolStatus status = spool.status();
        if (status.fenced()) {
            return new HealthResult(HealthState.CRITICAL, "Nothing is taken: the disk failed to keep an object.",
                    "A sync failed, so what was written since cannot be vouched for.",
                    "Check the disk, then restart this box; it reads every file back before it takes objects again.");
        }
        if (status.reserveReached()) {
            return new HealthResult(HealthState.CRITICAL, "Nothing is taken: the disk is nearly full.",
                    String.format(Locale.ROOT, "%.1f GiB are free and %.1f GiB are kept in reserve.",
                            status.freeBytes() / GIB, status.reserveBytes() / GIB),
                    "Free some space or add a larger disk; senders try again by themselves.");
        }
        if (status.damaged() > 0) {
            return new HealthResult(HealthState.DEGRADED, status.damaged() == 1
                    ? "1 stored file is damaged." : status.damaged() + " stored files are damaged.",
                    "What is damaged no longer matches its own digest and was set aside in the folder 'damaged'.",
                    "Check the disk, and have the senders send these studies again; then take"
                            + " the files out of that folder.");
        }
        if (status.quarantined() > 0) {
            return new HealthResult(HealthState.DEGRADED,
                    status.quarantined() == 1 ? "1 object contradicts one that is held under the same UID."
                            : status.quarantined() + " objects contradict those held under the same UIDs.",
                    "Two different objects came with one SOP Instance UID; the later one lies in 'quarantine'.",
                    "Find out from the sender which of them is right, then take the file out of that folder.");
        }
        return HealthResult.ok(String.format(Locale.ROOT, "%d objects are held, %.1f GiB are free.", status.instances(),
                status.freeBytes() / GIB));
    }

    @Override
    public List<Metric> metrics() {
        SpoolStatus status = spool.status();
        return List.of(
                new Metric("spool/instances", status.instances()),
                new Metric("spool/bytes", status.bytes()),
                new Metric("spool/free-bytes", status.freeBytes()),
                new Metric("spool/reserve-bytes", status.reserveBytes()),
                new Metric("spool/quarantined", status.quarantined()),
                new Metric("spool/damaged", status.damaged()),
                new Metric("spool/fenced", status.fenced()));
    }
}
