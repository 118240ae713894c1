package org.pharos.gateway.intake.dicom;

import java.security.cert.X509Certificate;
import org.pharos.dicom.net.service.AssociationInfo;
import org.pharos.gateway.api.intake.Peer;

/** Says who is on an association in the words of the gateway. */
final class Peers {

    private Peers() {}

    static Peer of(AssociationInfo info) {
        return new Peer(info.callingAet().strip(), info.calledAet().strip(), info.remote().getAddress(),
                info.certificate().map(X509Certificate::getSubjectX500Principal).map(Object::toString));
    }

    /** For logs: an AE title as far as it can be shown, and the address. */
    static String words(Peer peer) {
        String calling = peer.calling().isEmpty() ? "(no AE title)" : peer.calling().replaceAll("[^ -~]", "?");
        return calling + " at " + peer.address().getHostAddress();
    }
}
