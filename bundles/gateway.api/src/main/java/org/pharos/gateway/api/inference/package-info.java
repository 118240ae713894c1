/** Running a model: the engine inside the worker process, and the worker as the gateway sees it. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.inference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
