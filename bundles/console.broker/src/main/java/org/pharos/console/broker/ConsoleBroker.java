package org.pharos.console.broker;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.console.broker.ear.FleetEar;
import org.pharos.console.broker.embedded.EmbeddedBroker;
import org.pharos.console.core.ingest.ConsoleEar;
import org.pharos.console.core.ingest.FleetIngest;
import org.pharos.fleet.link.BackOff;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.link.LinkOptions;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.link.PahoLink;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.tls.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the broker, unless another's is named, and listens to it. A port that is taken, or keys that do not fit, end
 * the activation with the reason; an external broker that is away does not: the ear waits for it.
 */
@Component(immediate = true, configurationPid = ConsoleBroker.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BrokerConfig.class)
public final class ConsoleBroker implements ConsoleEar {

    static final String PID = "org.pharos.console.broker";

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleBroker.class);
    private static final long FIRST_DELAY_MS = 200;
    private static final long LONGEST_DELAY_MS = 10_000;
    private static final long CLOSE_MS = 3_000;

    private final Optional<EmbeddedBroker> embedded;
    private final FleetEar ear;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fleet-ear");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public ConsoleBroker(BrokerConfig config, @Reference Clock clock, @Reference FleetIngest ingest)
            throws IOException {
        BrokerOptions options = BrokerOptions.of(config);
        embedded = options.external().isPresent() ? Optional.empty() : Optional.of(broker(options));
        BrokerAddress address = options.external().orElse(new BrokerAddress(false, "127.0.0.1", options.port()));
        ear = new FleetEar(address, options.group(), options.host(), clock, ingest, executor,
                will -> link(options, address, will),
                new BackOff(FIRST_DELAY_MS, LONGEST_DELAY_MS, RandomGenerator.getDefault()));
        ear.open();
    }

    @Deactivate
    void stop() {
        try {
            executor.submit(ear::close).get(CLOSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the ear did not close in time: {}", e.toString());
        }
        executor.shutdownNow();
        embedded.ifPresent(ConsoleBroker::close);
    }

    @Override
    public EarStatus status() {
        return ear.status();
    }

    private static EmbeddedBroker broker(BrokerOptions options) throws IOException {
        TlsIdentity identity = options.brokerIdentity();
        Optional<Integer> tlsPort = options.tlsPort().filter(port -> identity.present());
        EmbeddedBroker broker = EmbeddedBroker.start(options.home(), options.port(), tlsPort, identity,
                options.group());
        LOG.info("the broker listens on 127.0.0.1:{}{}", options.port(), tlsPort
                .map(port -> " and, with mutual TLS, on every network at port " + port)
                .orElse(" only; for the network, keys/ needs broker.crt, broker.key and fleet-ca.crt"));
        return broker;
    }

    private static MqttLink link(BrokerOptions options, BrokerAddress address, Publication will)
            throws IOException, GeneralSecurityException {
        Optional<SSLContext> tls = address.tls() ? Optional.of(options.consoleIdentity().context()) : Optional.empty();
        return new PahoLink(LinkOptions.of(address, options.group() + "@" + options.host(), tls, will));
    }

    private static void close(EmbeddedBroker broker) {
        try {
            broker.close();
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
