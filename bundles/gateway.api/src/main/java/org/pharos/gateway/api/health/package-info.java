/** Checks of the box: one method, a few states, and words for a person. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
