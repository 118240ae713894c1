/** What the console knows of the fleet, as views for pages and REST. */
@Export
@Version("0.1.0")
package org.pharos.console.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
