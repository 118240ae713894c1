/**
 * What every test may use: outside data and judges that may be absent, a manual clock, a web server and its visitor.
 */
@Export
@Version("0.1.0")
package org.pharos.test.kit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
