package org.pharos.dicom.net.service;

import java.util.List;
import java.util.Optional;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.ProposedContext;
import org.pharos.dicom.net.pdu.UserIdentity;

/**
 * An association somebody asks for.
 *
 * @param peer who asks
 * @param contexts what is asked for
 * @param implementationClassUid which software asks
 * @param implementationVersionName which version of it, may be empty
 * @param identity credentials, not verified by this bundle
 */
public record AssociationRequest(
        AssociationInfo peer, List<ProposedContext> contexts, String implementationClassUid,
        String implementationVersionName, Optional<UserIdentity> identity) {

    static AssociationRequest of(AssociationInfo peer, AssociateRq rq) {
        return new AssociationRequest(peer, rq.contexts(), rq.userInformation().implementationClassUid(),
                rq.userInformation().implementationVersionName(), rq.userInformation().identity());
    }
}
