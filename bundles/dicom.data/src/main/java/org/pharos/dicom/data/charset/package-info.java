/** Specific Character Set (0008,0005): from bytes to text and back, ISO 2022 code extensions included (PS3.5 §6.1). */
@Export
@Version("0.1.0")
package org.pharos.dicom.data.charset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
