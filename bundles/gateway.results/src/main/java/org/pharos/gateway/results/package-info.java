/** Findings as DICOM objects a PACS shows. */
package org.pharos.gateway.results;
