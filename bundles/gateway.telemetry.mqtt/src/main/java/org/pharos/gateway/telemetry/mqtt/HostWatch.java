package org.pharos.gateway.telemetry.mqtt;

import org.pharos.fleet.protocol.topic.HostState;

/**
 * What the host said of itself on this connection. Only news counts: an old will must not hide a newer birth of the
 * host (Sparkplug 3.0 §5.7). One thread.
 */
final class HostWatch {

    enum News { NONE, ONLINE, ONLINE_AGAIN, OFFLINE }

    private long timestampMs = Long.MIN_VALUE;

    /** A new connection: nothing has been heard on it. */
    void begin() {
        timestampMs = Long.MIN_VALUE;
    }

    /** ONLINE may come more than once for one session of the host, ONLINE_AGAIN once: it is another session. */
    News hears(HostState state) {
        if (state.timestampMs() < timestampMs) {
            return News.NONE;
        }
        boolean another = state.timestampMs() > timestampMs;
        timestampMs = state.timestampMs();
        if (!state.online()) {
            return News.OFFLINE;
        }
        return another ? News.ONLINE_AGAIN : News.ONLINE;
    }
}
