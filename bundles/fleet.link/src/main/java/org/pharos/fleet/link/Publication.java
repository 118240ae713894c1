package org.pharos.fleet.link;

import java.util.Arrays;

/**
 * A message for a topic.
 *
 * @param qos 0: at most once, 1: at least once
 */
public record Publication(String topic, byte[] payload, int qos, boolean retained) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Publication that && topic.equals(that.topic) && Arrays.equals(payload, that.payload)
                && qos == that.qos && retained == that.retained;
    }

    @Override
    public int hashCode() {
        return 31 * topic.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return topic + ", " + payload.length + " bytes, QoS " + qos + (retained ? ", retained" : "");
    }
}
