package org.pharos.console.core;

import java.util.Set;
import org.pharos.fleet.protocol.SiteId;

/** Hears that gateways changed, at most about once a second. Called on a thread of the fleet; must return at once. */
@FunctionalInterface
public interface FleetListener {

    void changed(Set<SiteId> sites);
}
