/**
 * Data sets and Part 10 files from and to streams, in any transfer syntax, within limits, without holding large
 * values.
 */
@Export
@Version("0.1.0")
package org.pharos.dicom.data.io;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
