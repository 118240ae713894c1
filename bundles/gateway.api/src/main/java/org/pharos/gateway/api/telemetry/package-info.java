/** Numbers about the box for the fleet: counts, times and states, never identities. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.telemetry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
