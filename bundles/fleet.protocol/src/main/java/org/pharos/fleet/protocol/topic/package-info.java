/** Sparkplug topics (Sparkplug 3.0, chapter 4) and the host's STATE message. */
@Export
@Version("0.1.0")
package org.pharos.fleet.protocol.topic;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
