/** The DICOM services for the rest of the system: a server and a client for echo, storage and storage commitment. */
@Export
@Version("0.1.0")
package org.pharos.dicom.net.service;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
