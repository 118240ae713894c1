package org.pharos.dicom.net.service;

import org.pharos.dicom.net.dimse.Status;

/** Answers C-ECHO. Called on the association's thread. */
@FunctionalInterface
public interface EchoHandler {

    Status echo(AssociationInfo peer);
}
