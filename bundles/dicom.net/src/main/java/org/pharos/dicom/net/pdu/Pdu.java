package org.pharos.dicom.net.pdu;

/** A PDU that is short enough to be held whole: all of them but P-DATA-TF, which is streamed. */
public sealed interface Pdu permits AssociateRq, AssociateAc, AssociateRj, ReleaseRq, ReleaseRp, Abort {

    PduType type();
}
