/** The door and the spool: who may send, what was received, and what makes an instance durable. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.intake;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
