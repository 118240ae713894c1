package org.pharos.console.core.ingest;

/** Takes what gateways say. */
public interface FleetIngest {

    /**
     * One message, in the order the broker gave it. Does not wait, and throws nothing whatever the bytes. Messages of
     * one gateway must come from one thread at a time.
     */
    void arrived(String topic, byte[] payload, CommandChannel back);

    /** The ear has lost the broker: nothing is known of anybody until it hears them again. */
    void deaf();
}
