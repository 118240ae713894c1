package org.pharos.gateway.api.outbox;

import java.util.List;

/** The queues, one per destination. Any thread may call. */
public interface Outbox {

    /** How each stands, by name. */
    List<DestinationQueue> queues();

    /** Tries a destination again now, whatever its back-off says. */
    void retryNow(String destination);
}
