/** What an application found, neutral of any format, and the contract that turns it into DICOM objects. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.finding;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
