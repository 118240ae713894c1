package org.pharos.gateway.api.telemetry;

import java.time.Instant;
import java.util.Optional;

/** How the link to the fleet console stands. Any thread may call. */
public interface FleetLink {

    LinkStatus status();

    /**
     * A moment's view.
     *
     * @param configured whether a console was named at all
     * @param buffered messages kept until the console is back
     * @param lastError why it is not connected, in words; empty while it is
     */
    record LinkStatus(boolean configured, boolean connected, long buffered, Optional<Instant> lastSent,
            String lastError) {}
}
