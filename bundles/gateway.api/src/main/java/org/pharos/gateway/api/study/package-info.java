/** A study on its way: its identity, its journal of events, its chain of steps, and the index that finds it. */
@Export
@Version("0.1.0")
package org.pharos.gateway.api.study;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
