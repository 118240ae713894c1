/** The newest signed release that may be shown, what was refused, and how the feed stands. */
@Export
@Version("0.1.0")
package org.pharos.community.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
