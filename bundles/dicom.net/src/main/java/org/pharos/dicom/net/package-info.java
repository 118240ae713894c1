/** The DICOM upper layer and message exchange, both roles. */
package org.pharos.dicom.net;
