package org.pharos.dicom.net.service;

import org.pharos.dicom.net.dimse.Status;

/** Takes results of commitment requests this side made. Called on the association's thread. */
@FunctionalInterface
public interface CommitmentResultHandler {

    /** {@link Status#SUCCESS} once the result is noted for good. */
    Status reported(AssociationInfo peer, CommitmentResult result);
}
