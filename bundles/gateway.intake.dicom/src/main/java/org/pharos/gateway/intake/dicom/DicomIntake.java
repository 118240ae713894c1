package org.pharos.gateway.intake.dicom;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.DicomServer;
import org.pharos.dicom.net.service.Handlers;
import org.pharos.dicom.net.service.ServerOptions;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.IntakeListener;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.outbox.CommitmentListener;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to modalities. It opens when somebody listens to what comes in, so that no object passes unheard; it stays
 * shut, and says why, when the port is taken or the keys for TLS are missing.
 */
@Component(service = {HealthCheck.class, MetricSource.class}, immediate = true, configurationPid = IntakeConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = IntakeConfig.class)
public final class DicomIntake implements HealthCheck, MetricSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DicomIntake.class);

    private final IntakeOptions options;
    private final PeerDirectory directory;
    private final Listeners listeners = new Listeners();
    private final OpenAssociations open = new OpenAssociations();
    private final Refusals refusals;
    private final AssociationWatch watch;
    private final Receiver receiver;
    private final ResultCourier courier;
    private final Commitments commitments;
    private volatile DicomServer server;
    private volatile String fault = "";

    @Activate
    public DicomIntake(IntakeConfig config, @Reference PeerDirectory directory, @Reference InstanceSpool spool,
            @Reference Clock clock) {
        this(IntakeOptions.of(config), directory, spool, clock);
    }

    DicomIntake(IntakeOptions options, PeerDirectory directory, InstanceSpool spool, Clock clock) {
        this.options = options;
        this.directory = directory;
        GroupedLog log = new GroupedLog(LOG, System::nanoTime);
        refusals = new Refusals(directory, listeners, log);
        watch = new AssociationWatch(refusals, listeners, open, log);
        receiver = new Receiver(spool, clock, options.limits(), open, listeners, refusals, log);
        courier = new ResultCourier(options.commitmentPeers(), directory::aeTitle);
        commitments = new Commitments(spool, listeners, courier);
    }

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    void addListener(IntakeListener listener) {
        listeners.add(listener);
    }

    void removeListener(IntakeListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCommitmentListener(CommitmentListener listener) {
        listeners.add(listener);
    }

    void removeCommitmentListener(CommitmentListener listener) {
        listeners.remove(listener);
    }

    /** Opens the door, after everybody who listens was bound. */
    @Activate
    void start() {
        try {
            ServerOptions plain = options.server();
            ServerOptions chosen = plain;
            if (options.tls().isPresent()) {
                SSLContext keys = options.tls().get().read();
                chosen = plain.withTls(Tls.server(keys, true));
                courier.useTls(Tls.client(keys, true));
            }
            Handlers handlers = Handlers.echoOnly().withEcho(peer -> Status.SUCCESS).withStore(receiver)
                    .withCommitment(commitments).withCommitmentResult(commitments);
            Door door = new Door(directory, refusals);
            server = DicomServer.start(chosen, door,
                    new StorageContexts(options.extraSopClasses(), door::mayStore), handlers, watch);
            LOG.info("{} takes objects on port {}{}", directory.aeTitle(), server.port(),
                    options.tls().isPresent() ? " (TLS)" : "");
        } catch (IOException e) {
            fault = e.getMessage();
            LOG.error("No modality can send to this box: {}", e.getMessage());
        }
    }

    @Deactivate
    @Override
    public void close() throws IOException {
        DicomServer running = server;
        server = null;
        courier.close();
        if (running != null) {
            running.close();
        }
    }

    /** Where it listens; -1 when it does not. */
    int port() {
        DicomServer running = server;
        return running == null ? -1 : running.port();
    }

    @Override
    public String id() {
        return "intake";
    }

    @Override
    public HealthResult check() {
        if (!fault.isEmpty()) {
            return new HealthResult(HealthState.CRITICAL, "No modality can send to this box.", fault,
                    "Free the port, or set another one or the keys in " + IntakeConfig.PID + ".cfg, and restart.");
        }
        return HealthResult.ok("Modalities can send to " + directory.aeTitle() + " on port " + port() + ".");
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("intake/associations/open", (long) open.count()),
                new Metric("intake/associations/accepted", watch.accepted()),
                new Metric("intake/objects/stored", receiver.stored()),
                new Metric("intake/objects/repeated", receiver.repeated()),
                new Metric("intake/bytes", receiver.bytes()),
                new Metric("intake/refused", refusals.count()));
    }
}
