/**
 * DICOM data sets: value representations, character sets, transfer syntaxes, and Part 10 files, read and written by
 * streaming.
 */
@Export
@Version("0.1.0")
package org.pharos.dicom.data;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
