package org.pharos.dicom.net.pdu;

import java.util.List;

/**
 * A-ASSOCIATE-RQ (PS3.8 §9.3.2).
 *
 * @param protocolVersion bit 0 set for version 1
 * @param calledAet AE title asked for, 1 to 16 characters without padding
 * @param callingAet AE title asking
 * @param applicationContext normally {@link #DICOM_APPLICATION_CONTEXT}
 * @param contexts proposed presentation contexts, ids all different
 * @param userInformation limits and identity of the asking side
 */
public record AssociateRq(
        int protocolVersion, String calledAet, String callingAet, String applicationContext,
        List<ProposedContext> contexts, UserInformation userInformation) implements Pdu {

    /** The only application context there is (PS3.7 annex A). */
    public static final String DICOM_APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    public AssociateRq {
        contexts = List.copyOf(contexts);
    }

    /** A request of this protocol version and application context. */
    public static AssociateRq of(
            String callingAet, String calledAet, List<ProposedContext> contexts, UserInformation userInformation) {
        return new AssociateRq(1, calledAet, callingAet, DICOM_APPLICATION_CONTEXT, contexts, userInformation);
    }

    @Override
    public PduType type() {
        return PduType.ASSOCIATE_RQ;
    }
}
