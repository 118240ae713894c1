/** What an instance is to the gateway: its identity, its header, where it came from and where it lies. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.instance;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
