package org.pharos.dicom.net.service;

/**
 * An object somebody speaks about.
 *
 * @param sopClassUid kind of object
 * @param sopInstanceUid which object: patient data, not for logs
 */
public record SopReference(String sopClassUid, String sopInstanceUid) {

    @Override
    public String toString() {
        return "SopReference[" + sopClassUid + ", instance redacted]";
    }
}
