/** AI applications as data: what each is for, what it asks of its input, and how its answer is read. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.app;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
