/** The protocol data units of PS3.8 §9.3 as records, every length checked before anything is allocated. */
@Export
@Version("0.1.0")
package org.pharos.dicom.net.pdu;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
