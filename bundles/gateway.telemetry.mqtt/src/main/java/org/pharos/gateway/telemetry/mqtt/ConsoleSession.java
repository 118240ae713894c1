package org.pharos.gateway.telemetry.mqtt;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.pharos.fleet.link.BackOff;
import org.pharos.fleet.link.LinkListener;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.payload.MalformedPayloadException;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.fleet.protocol.topic.HostState;
import org.pharos.fleet.protocol.topic.MessageKind;
import org.pharos.gateway.api.telemetry.FleetLink.LinkStatus;
import org.pharos.gateway.telemetry.mqtt.node.BirthNumbers;
import org.pharos.gateway.telemetry.mqtt.node.EdgeNode;
import org.pharos.gateway.telemetry.mqtt.node.Sample;
import org.pharos.gateway.telemetry.mqtt.outbox.SegmentedOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge node's sessions with the console, one after the other (Sparkplug 3.0 §5): connect with a will, subscribe,
 * wait for the host, be born, send what the outbox holds, and begin again when the connection is gone. All on the one
 * thread of the executor.
 */
final class ConsoleSession {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);
    private static final Duration ROUND_TRIP_MAX = Duration.ofSeconds(20);
    /** From the attempt to the broker's agreement to our subscriptions. */
    private static final Duration CONNECTING_MAX = Duration.ofSeconds(60);
    /** Two gateways of one name would throw each other out: only a session that lasts shortens the wait again. */
    private static final Duration LASTING = Duration.ofSeconds(30);
    private static final Duration REBIRTH_EVERY = Duration.ofSeconds(1);
    private static final Duration ASK_HOST_EVERY = Duration.ofSeconds(10);

    private enum Stage { CLOSED, APART, CONNECTING, WAITING_FOR_HOST, BORN }

    private final TelemetryOptions options;
    private final Supplier<Map<String, Sample>> current;
    private final ScheduledExecutorService executor;
    private final LinkFactory links;
    private final BackOff backOff;
    private final NodeVoice voice;
    private final HostWatch host = new HostWatch();
    private final OutboxSender sender;
    private final BirthNumbers birthNumbers;

    private Stage stage = Stage.CLOSED;
    private volatile MqttLink link;
    private int attempt;
    private long stageSince;
    private long bornAt;
    private boolean rebirthOwed;
    private String lastError = "";

    ConsoleSession(TelemetryOptions options, Clock clock, SegmentedOutbox outbox,
            Supplier<Map<String, Sample>> current, ScheduledExecutorService executor, LinkFactory links,
            BackOff backOff) {
        this.options = options;
        this.current = current;
        this.executor = executor;
        this.links = links;
        this.backOff = backOff;
        EdgeNode node = new EdgeNode();
        this.voice = new NodeVoice(options, node, clock);
        this.sender = new OutboxSender(outbox, node, clock, new SessionWire());
        this.birthNumbers = new BirthNumbers(options.folder().resolve("bdseq"));
    }

    /** Begins to look for the console, when one is named. */
    void open() {
        if (options.broker().isPresent() && stage == Stage.CLOSED) {
            connect();
        }
    }

    /** Once each interval: send what came in, and notice a broker that does not answer. */
    void beat() {
        boolean dumb = stage == Stage.CONNECTING && since(stageSince).compareTo(CONNECTING_MAX) > 0
                || stage == Stage.BORN && sender.unanswered().compareTo(ROUND_TRIP_MAX) > 0;
        if (dumb) {
            lost(attempt, false, options.broker().map(broker -> "no answer from " + broker + " in time").orElse(""));
        } else if (stage == Stage.BORN) {
            if (since(stageSince).compareTo(LASTING) > 0) {
                backOff.reset();
            }
            sender.send();
        }
    }

    LinkStatus status() {
        return new LinkStatus(options.broker().isPresent(), born(), sender.waiting(), sender.lastSent(),
                born() ? "" : lastError);
    }

    /** Does the console know us on this connection? */
    boolean born() {
        return stage == Stage.BORN;
    }

    /** Says farewell, so that the console need not guess. */
    void close() {
        if (link != null) {
            link.close(born() ? List.of(voice.farewell()) : List.of());
        }
        stage = Stage.CLOSED;
    }

    /** Cuts what {@link #close} could not end in time; the broker says the will. Any thread. */
    void abandon() {
        MqttLink left = link;
        if (left != null) {
            left.close();
        }
    }

    private void connect() {
        int number = ++attempt;
        enter(Stage.CONNECTING);
        host.begin();
        try {
            link = links.link(voice.will(birthNumbers.next()));
            link.connect(new Events(number));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            lost(number, false, "the keys in keys/ cannot be used: " + e.getMessage());
        }
    }

    private void subscribe() {
        List<String> filters = new ArrayList<>();
        filters.add(voice.topic(MessageKind.NCMD));
        options.host().map(HostState::topic).ifPresent(filters::add);
        int number = attempt;
        link.subscribe(filters, () -> later(number, this::subscribed));
    }

    private void subscribed() {
        if (options.host().isEmpty()) {
            beBorn();
        } else if (stage == Stage.CONNECTING) {
            enter(Stage.WAITING_FOR_HOST);
            lastError = "connected; waiting for the console \"" + options.host().get() + "\" to come online";
            afterwards(hostAskDelay(), this::askForHost);
        }
    }

    /**
     * A broker may miss us with the host's message when both come at the same moment: it was sent on before we had
     * subscribed, and kept as the retained one after. Subscribing again brings the retained one (MQTT 5 §3.8.4).
     */
    private void askForHost() {
        if (stage == Stage.WAITING_FOR_HOST) {
            link.subscribe(options.host().map(HostState::topic).stream().toList(), () -> { });
            afterwards(hostAskDelay(), this::askForHost);
        }
    }

    private Duration hostAskDelay() {
        return options.interval().compareTo(ASK_HOST_EVERY) < 0 ? options.interval() : ASK_HOST_EVERY;
    }

    private void arrived(String topic, byte[] payload) {
        if (stage == Stage.APART) {
            return;
        }
        if (topic.equals(voice.topic(MessageKind.NCMD))) {
            obey(payload);
        } else if (options.host().map(HostState::topic).filter(topic::equals).isPresent()) {
            HostState.parse(payload).map(host::hears).ifPresent(this::hostIs);
        }
    }

    private void hostIs(HostWatch.News news) {
        if (news == HostWatch.News.ONLINE_AGAIN || news == HostWatch.News.ONLINE && !born()) {
            beBorn();
        } else if (news == HostWatch.News.OFFLINE && born()) {
            link.close(List.of(voice.farewell()));
            lost(attempt, false, "the console went offline");
        }
    }

    private void obey(byte[] payload) {
        try {
            boolean rebirth = PayloadCodec.decode(payload).metric(FleetMetrics.REBIRTH)
                    .filter(metric -> metric.value().equals(new MetricValue.Flag(true))).isPresent();
            if (rebirth && born() && !rebirthOwed) {
                LOG.info("the console asked for the birth certificate again");
                rebirthOwed = true;
                Duration soon = REBIRTH_EVERY.minus(since(bornAt));
                afterwards(soon.isNegative() ? Duration.ZERO : soon, this::beBornAgain);
            }
        } catch (MalformedPayloadException e) {
            LOG.warn("a command that cannot be read is passed over: {}", e.getMessage());
        }
    }

    private void beBornAgain() {
        if (rebirthOwed) {
            beBorn();
        }
    }

    private void beBorn() {
        if (!born()) {
            LOG.info("the console is there: reporting as site {}, {} records waiting", options.site(),
                    sender.waiting());
            enter(Stage.BORN);
            sender.begin();
        }
        sayBirth();
        sender.send();
    }

    private void sayBirth() {
        bornAt = System.nanoTime();
        rebirthOwed = false;
        link.publish(voice.birth(current.get()));
    }

    private void lost(int number, boolean takenOver, String reason) {
        if (number != attempt || stage == Stage.APART || stage == Stage.CLOSED) {
            return;
        }
        if (!reason.equals(lastError)) {
            LOG.info("no link to the console: {}", reason);
        }
        lastError = reason;
        enter(Stage.APART);
        if (link != null) {
            link.close();
        }
        if (takenOver) {
            backOff.slowDown();
        }
        afterwards(Duration.ofMillis(backOff.nextDelayMs()), this::connect);
    }

    private void enter(Stage next) {
        stage = next;
        stageSince = System.nanoTime();
        rebirthOwed = false;
    }

    private void afterwards(Duration delay, Runnable work) {
        int number = attempt;
        try {
            executor.schedule(() -> later(number, work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // we are ending
        }
    }

    /** On our thread, unless another attempt or the end came in between. */
    private void later(int number, Runnable work) {
        try {
            executor.execute(() -> {
                if (number == attempt && stage != Stage.CLOSED) {
                    guarded(work);
                }
            });
        } catch (RejectedExecutionException e) {
            // we are ending
        }
    }

    /** What fails unforeseen must not leave the session where it stands for ever. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("telemetry connects again after: {}", e.toString());
            lost(attempt, false, "an error of our own: " + e);
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private final class SessionWire implements OutboxSender.Wire {

        @Override
        public void birth() {
            sayBirth();
        }

        @Override
        public void data(Payload payload) {
            link.publish(voice.data(payload));
        }

        @Override
        public void roundTrip(Runnable done) {
            int number = attempt;
            link.roundTrip(() -> later(number, done));
        }
    }

    /** Hands over to our thread what threads of the link tell. */
    private final class Events implements LinkListener {

        private final int number;

        Events(int number) {
            this.number = number;
        }

        @Override
        public void connected() {
            later(number, ConsoleSession.this::subscribe);
        }

        @Override
        public void lost(boolean takenOver, String reason) {
            later(number, () -> ConsoleSession.this.lost(number, takenOver, reason));
        }

        @Override
        public void arrived(String topic, byte[] payload) {
            later(number, () -> ConsoleSession.this.arrived(topic, payload));
        }
    }
}
