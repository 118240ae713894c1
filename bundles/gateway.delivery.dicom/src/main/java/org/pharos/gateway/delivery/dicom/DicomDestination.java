package org.pharos.gateway.delivery.dicom;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.outbox.CommitmentNotOfferedException;
import org.pharos.gateway.api.outbox.CommitmentRefusedException;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.outbox.Destination;
import org.pharos.gateway.api.outbox.DestinationUnavailableException;

/** One configured DICOM destination: its channel, its health, and a call now and then while nothing is sent. */
@Component(configurationPid = DestinationConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DestinationConfig.class, factory = true)
public final class DicomDestination implements DeliveryChannel, HealthCheck {

    private final DestinationOptions options;
    private final Contact contact;
    private final DicomChannel channel;
    private final ScheduledExecutorService caller;

    @Activate
    public DicomDestination(DestinationConfig config, BundleContext context, @Reference PeerDirectory peers) {
        options = DestinationOptions.of(config);
        contact = new Contact(options.name(), System::nanoTime);
        channel = new DicomChannel(options, peers::aeTitle, contact, new RegisteredListeners(context));
        caller = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "pharos-echo-" + options.name());
            thread.setDaemon(true);
            return thread;
        });
        if (options.echoEveryMs() > 0) {
            caller.scheduleWithFixedDelay(this::callIfQuiet, 0, options.echoEveryMs(), TimeUnit.MILLISECONDS);
        }
    }

    @Deactivate
    void stop() {
        caller.shutdownNow();
        channel.close();
    }

    private void callIfQuiet() {
        if (contact.olderThan(options.echoEveryMs() / 2)) {
            try {
                channel.echo();
            } catch (DestinationUnavailableException e) {
                contact.failed(e.getMessage());
            }
        }
    }

    @Override
    public Destination destination() {
        return channel.destination();
    }

    @Override
    public void deliver(List<StoredInstance> instances, Consumer<DeliveryAnswer> each)
            throws DestinationUnavailableException {
        channel.deliver(instances, each);
    }

    @Override
    public void requestCommitment(String transactionUid, List<StoredInstance> instances)
            throws DestinationUnavailableException, CommitmentNotOfferedException, CommitmentRefusedException {
        channel.requestCommitment(transactionUid, instances);
    }

    @Override
    public boolean mayRequestCommitment() {
        return channel.mayRequestCommitment();
    }

    @Override
    public void commitmentAnswered(String transactionUid) {
        channel.commitmentAnswered(transactionUid);
    }

    @Override
    public void echo() throws DestinationUnavailableException {
        channel.echo();
    }

    @Override
    public String id() {
        return "destination." + options.name();
    }

    @Override
    public HealthResult check() {
        return contact.health();
    }
}
