package org.pharos.console.core.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.console.core.store.FleetStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Releases when the time has come and something changed, and whenever somebody asks. */
@Component(configurationPid = ScheduledReleases.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ReleaseConfig.class)
public final class ScheduledReleases implements ReleaseOffice {

    static final String PID = "org.pharos.console.core.release";

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledReleases.class);

    private static final int ISSUER_MAX = 100;

    private record Key(String site, String application) {}

    private final Clock clock;
    private final Fleet fleet;
    private final ReleaseWriter writer;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    });

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile FleetStore store;

    @Activate
    public ScheduledReleases(ReleaseConfig config, @Reference Clock clock, @Reference Fleet fleet) throws IOException {
        if (config.everySeconds() < 0 || config.issuer().isBlank() || config.issuer().length() > ISSUER_MAX) {
            throw new IllegalArgumentException("everySeconds must not be negative, issuer must have 1 to 100 letters");
        }
        this.clock = clock;
        this.fleet = fleet;
        this.writer = new ReleaseWriter(Path.of(config.pharos_home()), config.issuer());
        if (config.everySeconds() > 0) {
            executor.scheduleWithFixedDelay(this::publishIfChanged, config.everySeconds(), config.everySeconds(),
                    TimeUnit.SECONDS);
        }
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
    }

    @Override
    public synchronized Optional<Published> last() {
        try {
            return writer.last();
        } catch (IOException e) {
            LOG.warn("the last release cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public synchronized Published publish() throws IOException {
        return writer.write(figures(), month(), clock.instant(), true).orElseThrow();
    }

    private synchronized void publishIfChanged() {
        try {
            writer.write(figures(), month(), clock.instant(), false)
                    .ifPresent(done -> LOG.info("wrote release {}", done.release().sequence()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("no release was written: {}", e.getMessage());
        }
    }

    /** What is kept of this month, and over it what the gateways say now. */
    private List<ApplicationMonth> figures() throws IOException {
        FleetStore kept = store;
        List<ApplicationMonth> all = new ArrayList<>(kept == null ? List.of() : kept.months(month()));
        fleet.gateways().forEach(gateway -> all.addAll(ApplicationMonth.of(gateway)));
        Map<Key, ApplicationMonth> figures = new LinkedHashMap<>();
        all.stream().filter(one -> one.month().equals(month()))
                .forEach(one -> figures.put(new Key(one.site().value(), one.application()), one));
        return List.copyOf(figures.values());
    }

    private YearMonth month() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }
}
