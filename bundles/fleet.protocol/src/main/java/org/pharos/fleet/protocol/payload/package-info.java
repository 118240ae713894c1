/** Sparkplug B payloads (Sparkplug 3.0, chapter 6): the model, and its protobuf wire form, read within bounds. */
@Export
@Version("0.1.0")
package org.pharos.fleet.protocol.payload;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
