package org.pharos.dicom.net.service;

import java.util.List;

/**
 * Somebody asks that objects be kept safe (N-ACTION, PS3.4 §J.3.2).
 *
 * @param peer who asks; the result goes to its AE title
 * @param transactionUid names the request in the result
 * @param objects what is asked for
 */
public record CommitmentRequest(AssociationInfo peer, String transactionUid, List<SopReference> objects) {

    public CommitmentRequest {
        objects = List.copyOf(objects);
    }
}
