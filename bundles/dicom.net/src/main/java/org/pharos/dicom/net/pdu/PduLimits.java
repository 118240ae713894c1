package org.pharos.dicom.net.pdu;

/**
 * How much a peer may announce before it is refused.
 *
 * @param pduBytesMax the longest P-DATA-TF, body only
 * @param associateBytesMax the longest A-ASSOCIATE-RQ or -AC, body only
 */
public record PduLimits(int pduBytesMax, int associateBytesMax) {

    /** 1 MiB and 64 KiB. */
    public static final PduLimits DEFAULT = new PduLimits(1 << 20, 1 << 16);

    public PduLimits {
        if (pduBytesMax < 4096 || associateBytesMax < 1024) {
            throw new IllegalArgumentException("PDU limits too small: " + pduBytesMax + ", " + associateBytesMax);
        }
    }
}
