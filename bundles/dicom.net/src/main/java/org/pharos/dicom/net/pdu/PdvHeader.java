package org.pharos.dicom.net.pdu;

/**
 * What precedes the bytes of one presentation data value (PS3.8 §9.3.5.1 and annex E.2).
 *
 * @param contextId presentation context, odd, 1 to 255
 * @param command whether the fragment belongs to a command set (else to a data set)
 * @param last whether it is the last fragment of that command or data set
 * @param lengthBytes bytes of the fragment itself
 */
public record PdvHeader(int contextId, boolean command, boolean last, int lengthBytes) {

    /** Item length, context id and message control header. */
    public static final int SIZE = 6;

    private static final int COUNTED = 2;
    private static final int COMMAND_BIT = 1;
    private static final int LAST_BIT = 2;

    /**
     * @param bytes at least {@link #SIZE} bytes
     * @param leftBytes bytes of the P-DATA-TF not yet read, these included
     * @throws PduException when the fragment would reach beyond its PDU or its context id is even
     */
    public static PdvHeader decode(byte[] bytes, int leftBytes) throws PduException {
        ByteSource source = new ByteSource(bytes, 0, SIZE);
        long length = source.u32();
        int contextId = source.u8();
        int control = source.u8();
        if (length < COUNTED || length > leftBytes - 4L) {
            throw PduException.invalid("PDV of " + length + " bytes in a P-DATA-TF with " + leftBytes + " left");
        }
        if (contextId % 2 == 0) {
            throw PduException.invalid("presentation context id " + contextId + " is even");
        }
        return new PdvHeader(
                contextId, (control & COMMAND_BIT) != 0, (control & LAST_BIT) != 0, (int) length - COUNTED);
    }

    /** Writes the PDU header and this PDV header, for a P-DATA-TF that holds this fragment alone. */
    public void encodeWithPduHeader(byte[] target) {
        target[0] = (byte) PduType.P_DATA_TF.code();
        target[1] = 0;
        putU32(target, 2, lengthBytes + SIZE);
        putU32(target, PduHeader.SIZE, lengthBytes + COUNTED);
        target[PduHeader.SIZE + 4] = (byte) contextId;
        target[PduHeader.SIZE + 5] = (byte) ((command ? COMMAND_BIT : 0) | (last ? LAST_BIT : 0));
    }

    private static void putU32(byte[] target, int at, int value) {
        target[at] = (byte) (value >>> 24);
        target[at + 1] = (byte) (value >>> 16);
        target[at + 2] = (byte) (value >>> 8);
        target[at + 3] = (byte) value;
    }
}
