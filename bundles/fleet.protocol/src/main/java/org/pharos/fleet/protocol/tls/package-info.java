/** Mutual TLS from the PEM files of a home's {@code keys} folder, the same on the box and on the console. */
@Export
@Version("0.1.0")
package org.pharos.fleet.protocol.tls;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
