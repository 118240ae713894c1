/** Making findings into DICOM objects and keeping them in the spool, each exactly once. */
package org.pharos.gateway.core.encoding;
