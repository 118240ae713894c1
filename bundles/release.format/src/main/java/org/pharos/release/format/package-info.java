/** The release file: figures that may be shown to anyone, signed by the console that made them. */
@Export
@Version("0.1.0")
package org.pharos.release.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
