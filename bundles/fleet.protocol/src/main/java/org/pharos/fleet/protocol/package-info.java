/** What box and console agree on beside the wire: how a site is named and what the metrics are called. */
@Export
@Version("0.1.0")
package org.pharos.fleet.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
