/** One association over TCP or TLS, in either role: negotiated, streamed, timed and ended as PS3.8 says. */
@Export
@Version("0.1.0")
package org.pharos.dicom.net.association;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
