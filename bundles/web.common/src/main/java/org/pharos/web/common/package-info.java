/** What the three webs share: the frame of a page, its parts, sessions, sign-in and live updates. */
@Export
@Version("0.1.0")
package org.pharos.web.common;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
