package org.pharos.console.broker.ear;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.pharos.console.core.ingest.CommandChannel;
import org.pharos.console.core.ingest.ConsoleEar.EarStatus;
import org.pharos.console.core.ingest.FleetIngest;
import org.pharos.fleet.link.BackOff;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.link.LinkListener;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.topic.HostState;
import org.pharos.fleet.protocol.topic.SparkplugTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console as a Sparkplug host (Sparkplug 3.0 §6.4.24): a will that says offline, a retained message that says
 * online with the same time, everything of the group in between. Comes back by itself. Its own work is on the one
 * thread of the executor; messages go to the ingest on the link's thread, in their order.
 */
public final class FleetEar implements CommandChannel {

    private static final Logger LOG = LoggerFactory.getLogger(FleetEar.class);

    private final BrokerAddress broker;
    private final String group;
    private final String host;
    private final Clock clock;
    private final FleetIngest ingest;
    private final ScheduledExecutorService executor;
    private final LinkFactory links;
    private final BackOff backOff;
    private MqttLink link;
    private volatile int attempt;
    private long sessionMs = Long.MIN_VALUE;
    private boolean closed;
    private volatile EarStatus status;

    public FleetEar(BrokerAddress broker, String group, String host, Clock clock, FleetIngest ingest,
            ScheduledExecutorService executor, LinkFactory links, BackOff backOff) {
        this.broker = broker;
        this.group = group;
        this.host = host;
        this.clock = clock;
        this.ingest = ingest;
        this.executor = executor;
        this.links = links;
        this.backOff = backOff;
        this.status = new EarStatus(false, broker.toString(), "not connected yet");
    }

    /** Returns at once. */
    public void open() {
        executor.execute(this::connect);
    }

    public EarStatus status() {
        return status;
    }

    @Override
    public void send(String topic, byte[] payload) {
        later(attempt, () -> link.publish(new Publication(topic, payload, 0, false)));
    }

    /** Says offline and leaves. Must run on the executor's thread, or after its end. */
    public void close() {
        closed = true;
        if (link != null) {
            link.close(status.hearing() ? List.of(state(false)) : List.of());
        }
    }

    private void connect() {
        int number = ++attempt;
        // Later than any time before, even when the clock went back: gateways pass over older news.
        sessionMs = Math.max(sessionMs + 1, clock.millis());
        try {
            link = links.link(state(false));
            link.connect(new Events(number));
        } catch (IOException | GeneralSecurityException e) {
            lost(number, "the keys in keys/ cannot be used: " + e.getMessage());
        }
    }

    private void subscribe() {
        int number = attempt;
        link.subscribe(List.of(SparkplugTopic.everythingOf(group)), () -> later(number, this::hear));
    }

    private void hear() {
        link.publish(state(true));
        backOff.reset();
        status = new EarStatus(true, broker.toString(), "");
        LOG.info("listening to the fleet at {}", broker);
    }

    private void lost(int number, String reason) {
        if (closed || number != attempt) {
            return;
        }
        if (!reason.equals(status.words())) {
            LOG.warn("the fleet is not heard: {}", reason);
        }
        boolean heardBefore = status.hearing();
        status = new EarStatus(false, broker.toString(), reason);
        if (link != null) {
            link.close();
        }
        if (heardBefore) {
            ingest.deaf();
        }
        executor.schedule(() -> later(number, this::connect), backOff.nextDelayMs(), TimeUnit.MILLISECONDS);
    }

    private Publication state(boolean online) {
        return new Publication(HostState.topic(host), new HostState(online, sessionMs).encoded(), 1, true);
    }

    private void later(int number, Runnable work) {
        try {
            executor.execute(() -> {
                if (!closed && number == attempt) {
                    work.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // we are ending
        }
    }

    private final class Events implements LinkListener {

        private final int number;

        Events(int number) {
            this.number = number;
        }

        @Override
        public void connected() {
            later(number, FleetEar.this::subscribe);
        }

        @Override
        public void lost(boolean takenOver, String reason) {
            later(number, () -> FleetEar.this.lost(number, takenOver
                    ? "another console uses the same host id \"" + host + "\"; give each its own" : reason));
        }

        @Override
        public void arrived(String topic, byte[] payload) {
            ingest.arrived(topic, payload, FleetEar.this);
        }
    }
}
