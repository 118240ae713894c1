/** The door: C-STORE, C-ECHO and storage commitment SCP. */
package org.pharos.gateway.intake.dicom;
