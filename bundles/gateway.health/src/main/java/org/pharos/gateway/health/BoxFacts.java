package org.pharos.gateway.health;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;

/** Tells the fleet which software this box runs, and since when. Any thread may call. */
@Component
public final class BoxFacts implements MetricSource {

    private final String version;
    private final Instant started;

    @Activate
    public BoxFacts(BundleContext context, @Reference Clock clock) {
        this(context.getBundle().getVersion(), clock);
    }

    BoxFacts(Version version, Clock clock) {
        this.version = version.getMajor() + "." + version.getMinor() + '.' + version.getMicro();
        this.started = clock.instant();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric("box/version", version), new Metric("box/started-ms", started.toEpochMilli()));
    }
}
