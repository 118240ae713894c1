package org.pharos.gateway.intake.dicom;

import org.pharos.dicom.net.pdu.RejectReason;
import org.pharos.dicom.net.service.AssociationPolicy;
import org.pharos.dicom.net.service.AssociationRequest;
import org.pharos.dicom.net.service.Verdict;
import org.pharos.gateway.api.intake.Admission;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.RefusalReason;

/** Lets in whom the directory admits; tells the others why in the terms of PS3.8 §9.3.4, and the page in words. */
final class Door implements AssociationPolicy {

    private final PeerDirectory directory;
    private final Refusals refusals;

    Door(PeerDirectory directory, Refusals refusals) {
        this.directory = directory;
        this.refusals = refusals;
    }

    @Override
    public Verdict judge(AssociationRequest request) {
        Peer peer = Peers.of(request.peer());
        Admission admission = directory.admit(peer);
        if (admission instanceof Admission.Refused refused) {
            refusals.attempt(peer, refused.reason(), refused.words());
            return Verdict.reject(reject(refused.reason()));
        }
        return Verdict.accept();
    }

    /** Whether who asks may store here; a destination that calls back to report may not. */
    boolean mayStore(AssociationRequest request) {
        return directory.admit(Peers.of(request.peer())) instanceof Admission.Allowed;
    }

    private static RejectReason reject(RefusalReason reason) {
        return switch (reason) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED, CERTIFICATE_NOT_ITS_OWN ->
                    RejectReason.CALLING_AE_TITLE_NOT_RECOGNIZED;
            case CALLED_AE_WRONG -> RejectReason.CALLED_AE_TITLE_NOT_RECOGNIZED;
            case TOO_MANY_ASSOCIATIONS -> RejectReason.LOCAL_LIMIT_EXCEEDED;
            default -> RejectReason.NO_REASON_GIVEN;
        };
    }
}
