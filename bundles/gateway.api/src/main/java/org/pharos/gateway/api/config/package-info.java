/** Changing the box's configuration from inside: one property of one component, for good. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
