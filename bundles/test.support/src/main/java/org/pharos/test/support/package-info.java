/** Fakes good enough to demonstrate with. */
@Export
@Version("0.1.0")
package org.pharos.test.support;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
