package org.pharos.gateway.telemetry.mqtt;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pharos.fleet.protocol.payload.MalformedPayloadException;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.gateway.telemetry.mqtt.node.EdgeNode;
import org.pharos.gateway.telemetry.mqtt.outbox.OutboxRecord;
import org.pharos.gateway.telemetry.mqtt.outbox.SegmentedOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the outbox holds, a batch at a time. A record leaves the outbox only when a round trip has proved that the
 * broker has it. One thread.
 */
final class OutboxSender {

    /** What it needs of the session. */
    interface Wire {

        /** A new metric, or a new type: everything by name again. */
        void birth();

        void data(Payload payload);

        /** @param done not run any more once the connection is gone */
        void roundTrip(Runnable done);
    }

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    /** Sent before each round trip. */
    private static final int BATCH_RECORDS = 100;
    private static final int BATCH_BYTES = 256 * 1024;

    private final SegmentedOutbox outbox;
    private final EdgeNode node;
    private final Clock clock;
    private final Wire wire;
    private long firstLiveIndex;
    private long roundTripSince;
    private boolean roundTripping;
    private Instant lastSent;

    OutboxSender(SegmentedOutbox outbox, EdgeNode node, Clock clock, Wire wire) {
        this.outbox = outbox;
        this.node = node;
        this.clock = clock;
        this.wire = wire;
    }

    /** A new session: what the outbox holds by now is older than its birth. */
    void begin() {
        firstLiveIndex = outbox.nextIndex();
        roundTripping = false;
    }

    long waiting() {
        return outbox.waiting();
    }

    Optional<Instant> lastSent() {
        return Optional.ofNullable(lastSent);
    }

    /** For how long the broker has owed an answer; zero when it owes none. */
    Duration unanswered() {
        return roundTripping ? Duration.ofNanos(System.nanoTime() - roundTripSince) : Duration.ZERO;
    }

    void send() {
        if (roundTripping || outbox.waiting() == 0) {
            return;
        }
        try {
            List<OutboxRecord> batch = outbox.peek(BATCH_RECORDS, BATCH_BYTES);
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(this::sendOne);
            long lastIndex = batch.get(batch.size() - 1).index();
            roundTripping = true;
            roundTripSince = System.nanoTime();
            wire.roundTrip(() -> proved(lastIndex));
        } catch (IOException e) {
            LOG.warn("the telemetry outbox cannot be read: {}", e.getMessage());
        }
    }

    private void sendOne(OutboxRecord kept) {
        try {
            Payload record = PayloadCodec.decode(kept.bytes());
            if (!node.knows(record)) {
                node.learn(record);
                wire.birth();
            }
            wire.data(node.data(record, kept.index() < firstLiveIndex, clock.millis()));
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
}
