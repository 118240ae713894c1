package org.pharos.gateway.intake.dicom;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.pharos.dicom.net.service.AssociationInfo;
import org.pharos.gateway.api.intake.Peer;

/** Says who is on an association in the words of the gateway. */
final class Peers {

    private Peers() {}

    static Peer of(AssociationInfo info) {
        return new Peer(info.callingAet().strip(), info.calledAet().strip(), info.remote().getAddress(),
                info.certificate().map(Peers::certificate));
    }

    private static Peer.Certificate certificate(X509Certificate shown) {
        try {
            return new Peer.Certificate(shown.getSubjectX500Principal().toString(), HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was verified has no fingerprint", e);
        }
    }

    /** For logs: an AE title as far as it can be shown, and the address. */
    static String words(Peer peer) {
        String calling = peer.calling().isEmpty() ? "(no AE title)" : peer.calling().replaceAll("[^ -~]", "?");
        return calling + " at " + peer.address().getHostAddress();
    }
}
