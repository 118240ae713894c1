package org.pharos.dicom.net.pdu;

import java.io.IOException;

/** What arrived is not a PDU of PS3.8 §9.3, or goes beyond a bound; the association must be aborted for this reason. */
public final class PduException extends IOException {

    private static final long serialVersionUID = 1L;

    private final AbortReason reason;

    public PduException(AbortReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static PduException invalid(String message) {
        return new PduException(AbortReason.INVALID_PARAMETER_VALUE, message);
    }

    /** What the peer is told. */
    public AbortReason reason() {
        return reason;
    }
}
