/** Programs of this machine, started and followed from outside. */
@Export
@Version("0.1.0")
package org.pharos.process;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
