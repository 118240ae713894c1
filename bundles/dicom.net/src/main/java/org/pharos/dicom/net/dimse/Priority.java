package org.pharos.dicom.net.dimse;

/** Priority (0000,0700) of a C-STORE; the ordinal is its code. */
public enum Priority {
    MEDIUM,
    HIGH,
    LOW;

    static Priority of(int code) {
        return code == 1 ? HIGH : code == 2 ? LOW : MEDIUM;
    }
}
