package org.pharos.gateway.telemetry.mqtt;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.pharos.fleet.link.BackOff;
import org.pharos.fleet.link.LinkListener;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.payload.MalformedPayloadException;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.fleet.protocol.payload.SequenceNumbers;
import org.pharos.fleet.protocol.topic.HostState;
import org.pharos.fleet.protocol.topic.MessageKind;
import org.pharos.fleet.protocol.topic.SparkplugTopic;
import org.pharos.gateway.api.telemetry.FleetLink.LinkStatus;
import org.pharos.gateway.telemetry.mqtt.node.BirthNumbers;
import org.pharos.gateway.telemetry.mqtt.node.EdgeNode;
import org.pharos.gateway.telemetry.mqtt.node.Sample;
import org.pharos.gateway.telemetry.mqtt.outbox.OutboxRecord;
import org.pharos.gateway.telemetry.mqtt.outbox.SegmentedOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge node's sessions with the console, one after the other (Sparkplug 3.0 §5): connect with a will, subscribe,
 * wait for the host, be born, send what the outbox holds, and begin again when the connection is gone. A record leaves
 * the outbox only when a round trip has proved that the broker has it. All on the one thread of the executor.
 */
final class ConsoleSession {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);
    /** Sent before each round trip. */
    private static final int BATCH_RECORDS = 100;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final Duration ROUND_TRIP_MAX = Duration.ofSeconds(20);
    /** Two gateways of one name would throw each other out: only a session that lasts shortens the wait again. */
    private static final Duration LASTING = Duration.ofSeconds(30);
    private static final Duration REBIRTH_EVERY = Duration.ofSeconds(1);

    private enum Stage { CLOSED, APART, CONNECTING, WAITING_FOR_HOST, BORN }

    private final TelemetryOptions options;
    private final Clock clock;
    private final SegmentedOutbox outbox;
    private final Supplier<Map<String, Sample>> current;
    private final ScheduledExecutorService executor;
    private final LinkFactory links;
    private final BackOff backOff;
    private final EdgeNode node = new EdgeNode();
    private final BirthNumbers birthNumbers;

    private Stage stage = Stage.CLOSED;
    private MqttLink link;
    private int attempt;
    private int lastBirthNumber;
    private long hostTimestampMs;
    private long firstLiveIndex;
    private long roundTripSince;
    private boolean roundTripping;
    private long bornAt;
    private Instant lastSent;
    private String lastError = "";

    ConsoleSession(TelemetryOptions options, Clock clock, SegmentedOutbox outbox,
            Supplier<Map<String, Sample>> current, ScheduledExecutorService executor, LinkFactory links,
            BackOff backOff) {
        this.options = options;
        this.clock = clock;
        this.outbox = outbox;
        this.current = current;
        this.executor = executor;
        this.links = links;
        this.backOff = backOff;
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
        if (stage != Stage.BORN) {
            return;
        }
        if (roundTripping && since(roundTripSince).compareTo(ROUND_TRIP_MAX) > 0) {
            lost(attempt, false, options.broker().map(broker -> "no answer from " + broker + " in time").orElse(""));
            return;
        }
        if (since(bornAt).compareTo(LASTING) > 0) {
            backOff.reset();
        }
        send();
    }

    LinkStatus status() {
        return new LinkStatus(options.broker().isPresent(), stage == Stage.BORN, outbox.waiting(),
                Optional.ofNullable(lastSent), stage == Stage.BORN ? "" : lastError);
    }

    /** Says farewell, so that the console need not guess. */
    void close() {
        if (link != null) {
            link.close(stage == Stage.BORN ? List.of(farewell()) : List.of());
        }
        stage = Stage.CLOSED;
    }

    private void connect() {
        int number = ++attempt;
        stage = Stage.CONNECTING;
        roundTripping = false;
        hostTimestampMs = Long.MIN_VALUE;
        try {
            Payload death = node.death(birthNumber(), clock.millis());
            link = links.link(publication(MessageKind.NDEATH, death, 1));
            link.connect(new Events(number));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            lost(number, false, "the keys in keys/ cannot be used: " + e.getMessage());
        }
    }

    /** A number that cannot be kept on a full disk is better than no link. */
    private int birthNumber() {
        try {
            lastBirthNumber = birthNumbers.next();
        } catch (IOException e) {
            lastBirthNumber = SequenceNumbers.after(lastBirthNumber);
        }
        return lastBirthNumber;
    }

    private void subscribe() {
        List<String> filters = new ArrayList<>();
        filters.add(topic(MessageKind.NCMD));
        options.host().map(HostState::topic).ifPresent(filters::add);
        int number = attempt;
        link.subscribe(filters, () -> later(number, this::subscribed));
    }

    private void subscribed() {
        if (options.host().isEmpty()) {
            beBorn();
        } else if (stage == Stage.CONNECTING) {
            stage = Stage.WAITING_FOR_HOST;
            lastError = "connected; waiting for the console \"" + options.host().get() + "\" to come online";
        }
    }

    private void arrived(String topic, byte[] payload) {
        if (topic.equals(topic(MessageKind.NCMD))) {
            obey(payload);
        } else if (options.host().map(HostState::topic).filter(topic::equals).isPresent()) {
            HostState.parse(payload).ifPresent(this::hostIs);
        }
    }

    /** Only news counts: an old will must not hide a newer birth of the host (Sparkplug 3.0 §5.7). */
    private void hostIs(HostState state) {
        if (state.timestampMs() < hostTimestampMs) {
            return;
        }
        boolean newSession = state.timestampMs() > hostTimestampMs;
        hostTimestampMs = state.timestampMs();
        if (state.online() && (stage != Stage.BORN || newSession)) {
            beBorn();
        } else if (!state.online() && stage == Stage.BORN) {
            link.close(List.of(farewell()));
            lost(attempt, false, "the console went offline");
        }
    }

    private void obey(byte[] payload) {
        try {
            boolean rebirth = PayloadCodec.decode(payload).metric(FleetMetrics.REBIRTH)
                    .filter(metric -> metric.value().equals(new MetricValue.Flag(true))).isPresent();
            if (rebirth && stage == Stage.BORN && since(bornAt).compareTo(REBIRTH_EVERY) > 0) {
                LOG.info("the console asked for the birth certificate again");
                beBorn();
            }
        } catch (MalformedPayloadException e) {
            LOG.warn("a command that cannot be read is passed over: {}", e.getMessage());
        }
    }

    private void beBorn() {
        if (stage != Stage.BORN) {
            LOG.info("the console is there: reporting as site {}, {} records waiting", options.site(),
                    outbox.waiting());
            firstLiveIndex = outbox.nextIndex();
        }
        stage = Stage.BORN;
        bornAt = System.nanoTime();
        link.publish(publication(MessageKind.NBIRTH, node.birth(current.get(), clock.millis()), 0));
        send();
    }

    private void send() {
        if (roundTripping || outbox.waiting() == 0 || stage != Stage.BORN) {
            return;
        }
        try {
            List<OutboxRecord> batch = outbox.peek(BATCH_RECORDS, BATCH_BYTES);
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(this::sendOne);
            long lastIndex = batch.get(batch.size() - 1).index();
            int number = attempt;
            roundTripping = true;
            roundTripSince = System.nanoTime();
            link.roundTrip(() -> later(number, () -> proved(lastIndex)));
        } catch (IOException e) {
            LOG.warn("the telemetry outbox cannot be read: {}", e.getMessage());
        }
    }

    private void sendOne(OutboxRecord kept) {
        try {
            Payload record = PayloadCodec.decode(kept.bytes());
            if (!node.knows(record)) {
                node.learn(record);
                link.publish(publication(MessageKind.NBIRTH, node.birth(current.get(), clock.millis()), 0));
            }
            Payload data = node.data(record, kept.index() < firstLiveIndex, clock.millis());
            link.publish(publication(MessageKind.NDATA, data, 0));
        } catch (MalformedPayloadException e) {
            LOG.warn("a record of the telemetry outbox cannot be read: {}", e.getMessage());
        }
    }

    private void proved(long lastIndex) {
        roundTripping = false;
        lastSent = clock.instant();
        try {
            outbox.acknowledge(lastIndex);
        } catch (IOException e) {
            LOG.warn("the telemetry outbox cannot be written: {}", e.getMessage());
        }
        send();
    }

    private void lost(int number, boolean takenOver, String reason) {
        if (number != attempt || stage == Stage.APART || stage == Stage.CLOSED) {
            return;
        }
        if (!reason.equals(lastError)) {
            LOG.info("no link to the console: {}", reason);
        }
        lastError = reason;
        stage = Stage.APART;
        roundTripping = false;
        if (link != null) {
            link.close();
        }
        if (takenOver) {
            backOff.slowDown();
        }
        executor.schedule(() -> later(number, this::connect), backOff.nextDelayMs(), TimeUnit.MILLISECONDS);
    }

    /** On our thread, unless another attempt or the end came in between. */
    private void later(int number, Runnable work) {
        try {
            executor.execute(() -> {
                if (number == attempt && stage != Stage.CLOSED) {
                    work.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // we are ending
        }
    }

    private Publication farewell() {
        return publication(MessageKind.NDEATH, node.farewell(clock.millis()), 1);
    }

    private Publication publication(MessageKind kind, Payload payload, int qos) {
        return new Publication(topic(kind), PayloadCodec.encode(payload), qos, false);
    }

    private String topic(MessageKind kind) {
        return SparkplugTopic.node(options.group(), kind, options.site()).toString();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
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
