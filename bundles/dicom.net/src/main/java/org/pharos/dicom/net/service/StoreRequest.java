package org.pharos.dicom.net.service;

import java.util.Optional;
import org.pharos.dicom.net.dimse.Priority;

/**
 * A C-STORE somebody asks for; the UIDs are of digits and dots, 1 to 64 long.
 *
 * @param peer who sends
 * @param sopClassUid kind of object
 * @param sopInstanceUid which object: patient data, not for logs
 * @param transferSyntaxUid how the data set is encoded
 * @param priority as the sender wishes
 * @param moveOriginator the AE whose C-MOVE caused this, if any
 */
public record StoreRequest(
        AssociationInfo peer, String sopClassUid, String sopInstanceUid, String transferSyntaxUid, Priority priority,
        Optional<String> moveOriginator) {

    @Override
    public String toString() {
        return "StoreRequest[association " + peer.number() + ", " + sopClassUid + ", instance redacted]";
    }
}
