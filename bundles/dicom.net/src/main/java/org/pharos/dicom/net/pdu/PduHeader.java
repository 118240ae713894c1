package org.pharos.dicom.net.pdu;

/**
 * The first six bytes of a PDU.
 *
 * @param type which PDU
 * @param lengthBytes how long the body is, already checked against its bound
 */
public record PduHeader(PduType type, int lengthBytes) {

    /** Bytes before the body. */
    public static final int SIZE = 6;

    private static final int FIXED_BODY = 4;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;

    /**
     * Reads and checks a header; nothing is allocated for a body that breaks a bound.
     *
     * @param bytes at least {@link #SIZE} bytes
     * @throws PduException for an unknown type or a length that type cannot have
     */
    public static PduHeader decode(byte[] bytes, PduLimits limits) throws PduException {
        int code = bytes[0] & 0xFF;
        PduType type = PduType.of(code).orElseThrow(() -> unknown(code));
        long length = new ByteSource(bytes, 2, SIZE).u32();
        check(type, length, limits);
        return new PduHeader(type, (int) length);
    }

    private static PduException unknown(int code) {
        String hint = code == TLS_HANDSHAKE || code == TLS_ALERT
                ? "it speaks TLS, and this side does not: give both the same setting"
                : "it does not seem to speak DICOM";
        return new PduException(AbortReason.UNRECOGNIZED_PDU, "unknown PDU type " + code + ", " + hint);
    }

    private static void check(PduType type, long length, PduLimits limits) throws PduException {
        long max = switch (type) {
            case ASSOCIATE_RQ, ASSOCIATE_AC -> limits.associateBytesMax();
            case P_DATA_TF -> limits.pduBytesMax();
            default -> FIXED_BODY;
        };
        if (length > max) {
            throw PduException.invalid(type.standardName() + " of " + length + " bytes, at most " + max + " are taken");
        }
        if (length < FIXED_BODY) {
            throw PduException.invalid(type.standardName() + " of " + length + " bytes is too short");
        }
    }
}
