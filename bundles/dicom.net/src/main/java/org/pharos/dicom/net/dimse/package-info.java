/** DIMSE messages of PS3.7: command sets, statuses, and their exchange over an association with streamed data sets. */
@Export
@Version("0.1.0")
package org.pharos.dicom.net.dimse;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
