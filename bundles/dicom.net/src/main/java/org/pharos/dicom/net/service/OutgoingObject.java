package org.pharos.dicom.net.service;

/**
 * An object to be sent.
 *
 * @param sopClassUid kind of object
 * @param sopInstanceUid which object: patient data, not for logs
 * @param transferSyntaxUid how its data set is encoded
 */
public record OutgoingObject(String sopClassUid, String sopInstanceUid, String transferSyntaxUid) {

    @Override
    public String toString() {
        return "OutgoingObject[" + sopClassUid + ", instance redacted]";
    }
}
