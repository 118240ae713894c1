/** The publication gate: what may be said in public about a few hospitals and their patients. */
@Export
@Version("0.1.0")
package org.pharos.release.format.gate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
