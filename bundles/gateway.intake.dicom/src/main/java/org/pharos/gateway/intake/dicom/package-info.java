/** The door of the box: who may come in, what is taken, and what each sender is told. */
package org.pharos.gateway.intake.dicom;
