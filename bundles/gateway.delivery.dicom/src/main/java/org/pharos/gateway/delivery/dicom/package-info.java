/** Out to DICOM destinations, with storage commitment. */
package org.pharos.gateway.delivery.dicom;
