package org.pharos.dicom.net.pdu;

import java.util.Arrays;
import java.util.Optional;

/** Why an upper layer aborts (PS3.8 §9.3.8, table 9-26). */
public enum AbortReason {
    NOT_SPECIFIED(0, "reason not specified"),
    UNRECOGNIZED_PDU(1, "unrecognised PDU"),
    UNEXPECTED_PDU(2, "unexpected PDU"),
    UNRECOGNIZED_PARAMETER(4, "unrecognised PDU parameter"),
    UNEXPECTED_PARAMETER(5, "unexpected PDU parameter"),
    INVALID_PARAMETER_VALUE(6, "invalid PDU parameter value");

    private final int code;
    private final String words;

    AbortReason(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public int code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<AbortReason> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
}
