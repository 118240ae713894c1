/** What every layer of this bundle shares: how a conversation with a peer can fail, and the time it is measured by. */
@Export
@Version("0.1.0")
package org.pharos.dicom.net;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
