package org.pharos.dicom.net.pdu;

import java.util.Optional;

/** The seven kinds of PDU (PS3.8 §9.3.1). */
public enum PduType {
    ASSOCIATE_RQ(0x01, "A-ASSOCIATE-RQ"),
    ASSOCIATE_AC(0x02, "A-ASSOCIATE-AC"),
    ASSOCIATE_RJ(0x03, "A-ASSOCIATE-RJ"),
    P_DATA_TF(0x04, "P-DATA-TF"),
    RELEASE_RQ(0x05, "A-RELEASE-RQ"),
    RELEASE_RP(0x06, "A-RELEASE-RP"),
    ABORT(0x07, "A-ABORT");

    private final int code;
    private final String standardName;

    PduType(int code, String standardName) {
        this.code = code;
        this.standardName = standardName;
    }

    /** The first byte of the PDU. */
    public int code() {
        return code;
    }

    /** The name the standard uses, for messages. */
    public String standardName() {
        return standardName;
    }

    public static Optional<PduType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
