package org.pharos.dicom.net.association;

/** Who asked for the association. */
public enum Role {
    REQUESTOR,
    ACCEPTOR
}
