package org.pharos.dicom.net.pdu;

/** A-RELEASE-RQ (PS3.8 §9.3.6): the sender has nothing more to say. */
public record ReleaseRq() implements Pdu {

    @Override
    public PduType type() {
        return PduType.RELEASE_RQ;
    }
}
