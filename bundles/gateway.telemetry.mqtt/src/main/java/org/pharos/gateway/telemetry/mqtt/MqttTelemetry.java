package org.pharos.gateway.telemetry.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.fleet.link.BackOff;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.link.LinkOptions;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.link.PahoLink;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.tls.TlsIdentity;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.telemetry.FleetLink;
import org.pharos.gateway.api.telemetry.MetricSource;

/**
 * Telemetry by Sparkplug B over MQTT 5. Without a broker in the configuration it keeps still. Starting it waits for
 * nothing on the network.
 */
@Component(configurationPid = MqttTelemetry.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TelemetryConfig.class)
public final class MqttTelemetry implements FleetLink {

    static final String PID = "org.pharos.gateway.telemetry.mqtt";

    private static final String KEY_NAME = "fleet";
    private static final long FIRST_DELAY_MS = 1_000;
    private static final long LONGEST_DELAY_MS = 60_000;

    private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
    private final TelemetryOptions options;
    private final Optional<TelemetryLoop> loop;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile HealthBoard board;

    @Activate
    public MqttTelemetry(TelemetryConfig config, @Reference Clock clock) throws IOException {
        options = TelemetryOptions.of(config);
        loop = options.broker().isPresent() ? Optional.of(loop(clock)) : Optional.empty();
        loop.ifPresent(TelemetryLoop::start);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addSource(MetricSource source) {
        sources.add(source);
    }

    public void removeSource(MetricSource source) {
        sources.remove(source);
    }

    @Deactivate
    public void stop() {
        loop.ifPresent(TelemetryLoop::close);
    }

    @Override
    public LinkStatus status() {
        return loop.map(TelemetryLoop::status)
                .orElseGet(() -> new LinkStatus(false, false, 0, Optional.empty(), ""));
    }

    private TelemetryLoop loop(Clock clock) throws IOException {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "telemetry");
            thread.setDaemon(true);
            return thread;
        });
        Collector collector = new Collector(() -> List.copyOf(sources), () -> Optional.ofNullable(board));
        BackOff backOff = new BackOff(FIRST_DELAY_MS, LONGEST_DELAY_MS, RandomGenerator.getDefault());
        return new TelemetryLoop(options, clock, collector, executor, will -> link(options, will), backOff);
    }

    static MqttLink link(TelemetryOptions options, Publication will) throws IOException, GeneralSecurityException {
        BrokerAddress broker = options.broker().orElseThrow();
        return new PahoLink(LinkOptions.of(broker, options.group() + "-" + options.site(),
                broker.tls() ? Optional.of(tls(options.keys())) : Optional.empty(), will));
    }

    private static SSLContext tls(Path keys) throws IOException, GeneralSecurityException {
        TlsIdentity identity = TlsIdentity.in(keys, KEY_NAME);
        if (!identity.present()) {
            throw new IOException("mqtts needs fleet.crt, fleet.key and " + TlsIdentity.AUTHORITY_FILE + " there");
        }
        return identity.context();
    }
}
