package org.pharos.gateway.telemetry.mqtt;

import java.time.Clock;
import java.util.Map;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadCodec;
import org.pharos.fleet.protocol.topic.MessageKind;
import org.pharos.fleet.protocol.topic.SparkplugTopic;
import org.pharos.gateway.telemetry.mqtt.node.EdgeNode;
import org.pharos.gateway.telemetry.mqtt.node.Sample;

/**
 * What this edge node says, as messages: births and data at QoS 0, deaths at QoS 1, nothing retained (Sparkplug 3.0
 * §6.4). One thread.
 */
final class NodeVoice {

    private final TelemetryOptions options;
    private final EdgeNode node;
    private final Clock clock;

    NodeVoice(TelemetryOptions options, EdgeNode node, Clock clock) {
        this.options = options;
        this.node = node;
        this.clock = clock;
    }

    /** The will of the connection that is about to be made. @param birthNumber the births on it carry the same */
    Publication will(int birthNumber) {
        return publication(MessageKind.NDEATH, node.death(birthNumber, clock.millis()), 1);
    }

    Publication birth(Map<String, Sample> samples) {
        return publication(MessageKind.NBIRTH, node.birth(samples, clock.millis()), 0);
    }

    Publication data(Payload payload) {
        return publication(MessageKind.NDATA, payload, 0);
    }

    Publication farewell() {
        return publication(MessageKind.NDEATH, node.farewell(clock.millis()), 1);
    }

    String topic(MessageKind kind) {
        return SparkplugTopic.node(options.group(), kind, options.site()).toString();
    }

    private Publication publication(MessageKind kind, Payload payload, int qos) {
        return new Publication(topic(kind), PayloadCodec.encode(payload), qos, false);
    }
}
