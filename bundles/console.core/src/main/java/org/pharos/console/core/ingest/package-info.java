/** Where messages of gateways come in, and commands to them go out. */
@Export
@Version("0.1.0")
package org.pharos.console.core.ingest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
