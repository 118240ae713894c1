/** The release to the community: what may be said of the fleet, signed, on demand and on schedule. */
@Export
@Version("0.1.0")
package org.pharos.console.core.release;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
