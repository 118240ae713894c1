/**
 * One MQTT 5 connection (Eclipse Paho), with addresses, reasons in words and back-off, the same for box and console.
 */
@Export
@Version("0.1.0")
package org.pharos.fleet.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
