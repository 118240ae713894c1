/** Frames out of Part 10 files, as numbers and as a person would see them. Runs in the worker process only. */
@Export
@Version("0.1.0")
package org.pharos.dicom.image;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
