/** The signed release file: what it holds, how it is signed, written, read and verified. */
@Export
@Version("0.1.0")
package org.pharos.release.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
