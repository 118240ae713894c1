package org.pharos.dicom.net.pdu;

import java.util.Arrays;
import java.util.Optional;

/** Every rejection PS3.8 §9.3.4 (table 9-21) knows, with the result that suits it. */
public enum RejectReason {
    NO_REASON_GIVEN(1, 1, 1, "no reason given"),
    APPLICATION_CONTEXT_NOT_SUPPORTED(1, 1, 2, "application context name not supported"),
    CALLING_AE_TITLE_NOT_RECOGNIZED(1, 1, 3, "calling AE title not recognised"),
    CALLED_AE_TITLE_NOT_RECOGNIZED(1, 1, 7, "called AE title not recognised"),
    NO_REASON_GIVEN_BY_ACSE(1, 2, 1, "no reason given (association layer)"),
    PROTOCOL_VERSION_NOT_SUPPORTED(1, 2, 2, "protocol version not supported"),
    TEMPORARY_CONGESTION(2, 3, 1, "temporary congestion, try again later"),
    LOCAL_LIMIT_EXCEEDED(2, 3, 2, "too many associations at once, try again later");

    private final AssociateRj pdu;
    private final String words;

    RejectReason(int result, int source, int reason, String words) {
        this.pdu = new AssociateRj(result, source, reason);
        this.words = words;
    }

    public AssociateRj pdu() {
        return pdu;
    }

    /** What it means, for a PACS administrator. */
    public String words() {
        return words;
    }

    /** The reason a peer gave, whether it called it permanent or transient. */
    public static Optional<RejectReason> of(AssociateRj rj) {
        return Arrays.stream(values())
                .filter(known -> known.pdu.source() == rj.source() && known.pdu.reason() == rj.reason())
                .findFirst();
    }
}
