package org.pharos.dicom.net.pdu;

import java.util.List;

/**
 * A-ASSOCIATE-AC (PS3.8 §9.3.3).
 *
 * @param protocolVersion bit 0 set for version 1
 * @param calledAet as in the request; a receiver does not test it
 * @param callingAet as in the request; a receiver does not test it
 * @param applicationContext normally {@link AssociateRq#DICOM_APPLICATION_CONTEXT}
 * @param contexts one answer per proposed presentation context
 * @param userInformation limits and identity of the accepting side
 */
public record AssociateAc(
        int protocolVersion, String calledAet, String callingAet, String applicationContext,
        List<AnsweredContext> contexts, UserInformation userInformation) implements Pdu {

    public AssociateAc {
        contexts = List.copyOf(contexts);
    }

    /** The acceptance of a request. */
    public static AssociateAc of(AssociateRq rq, List<AnsweredContext> contexts, UserInformation userInformation) {
        return new AssociateAc(
                1, rq.calledAet(), rq.callingAet(), rq.applicationContext(), contexts, userInformation);
    }

    @Override
    public PduType type() {
        return PduType.ASSOCIATE_AC;
    }
}
