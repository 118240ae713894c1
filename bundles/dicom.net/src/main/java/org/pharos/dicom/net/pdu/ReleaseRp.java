package org.pharos.dicom.net.pdu;

/** A-RELEASE-RP (PS3.8 §9.3.7): the release is agreed to. */
public record ReleaseRp() implements Pdu {

    @Override
    public PduType type() {
        return PduType.RELEASE_RP;
    }
}
