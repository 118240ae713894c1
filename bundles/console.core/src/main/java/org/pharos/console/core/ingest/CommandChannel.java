package org.pharos.console.core.ingest;

/** The way back to the gateways. Hands over at once; any thread. */
@FunctionalInterface
public interface CommandChannel {

    void send(String topic, byte[] payload);
}
