/** What of the fleet is kept over a restart, and the history of its numbers. */
@Export
@Version("0.1.0")
package org.pharos.console.core.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
