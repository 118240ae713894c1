/** What templates show: plain records, made by the pages, known to the templates. */
@Export
@Version("0.1.0")
package org.pharos.web.common.view;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
