/** The way out: destinations, what was delivered to them and what they committed to. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.outbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
