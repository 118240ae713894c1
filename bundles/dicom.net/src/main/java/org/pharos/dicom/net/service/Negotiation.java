package org.pharos.dicom.net.service;

import java.util.List;
import java.util.Optional;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.AssociateAc;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.RejectReason;
import org.pharos.dicom.net.pdu.RoleSelection;
import org.pharos.dicom.net.pdu.UserInformation;

/** Makes the answer to an A-ASSOCIATE-RQ. Safe for use by several threads. */
final class Negotiation {

    private static final int PROTOCOL_VERSION_1 = 1;

    private final AssociationPolicy policy;
    private final ContextAcceptor contexts;
    private final Handlers handlers;
    private final int pduBytesMax;

    Negotiation(AssociationPolicy policy, ContextAcceptor contexts, Handlers handlers, int pduBytesMax) {
        this.policy = policy;
        this.contexts = contexts;
        this.handlers = handlers;
        this.pduBytesMax = pduBytesMax;
    }

    /** Why to turn the requestor away, if so. */
    Optional<RejectReason> refusal(AssociateRq rq, AssociationRequest request) {
        if ((rq.protocolVersion() & PROTOCOL_VERSION_1) == 0) {
            return Optional.of(RejectReason.PROTOCOL_VERSION_NOT_SUPPORTED);
        }
        if (!rq.applicationContext().equals(AssociateRq.DICOM_APPLICATION_CONTEXT)) {
            return Optional.of(RejectReason.APPLICATION_CONTEXT_NOT_SUPPORTED);
        }
        return policy.judge(request) instanceof Verdict.Rejected rejected
                ? Optional.of(rejected.reason()) : Optional.empty();
    }

    AssociateAc acceptance(AssociateRq rq, AssociationRequest request) {
        List<AnsweredContext> answers = rq.contexts().stream().map(one -> contexts.answer(request, one)).toList();
        List<RoleSelection> roles = rq.userInformation().roles().stream().map(this::role).toList();
        return AssociateAc.of(rq, answers, UserInformation.ours(pduBytesMax, roles));
    }

    /** A requestor is SCU of anything; SCP only of commitment, to bring results of requests made here. */
    private RoleSelection role(RoleSelection proposed) {
        boolean results = proposed.sopClass().equals(SopClasses.STORAGE_COMMITMENT)
                && handlers.commitmentResult().isPresent();
        return new RoleSelection(proposed.sopClass(), proposed.scu(), proposed.scp() && results);
    }
}
