/** Data sets in the DICOM JSON Model (PS3.18 Annex F), both ways, within limits. */
@Export
@Version("0.1.0")
package org.pharos.dicom.data.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
