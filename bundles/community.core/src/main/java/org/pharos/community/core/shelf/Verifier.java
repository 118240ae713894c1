package org.pharos.community.core.shelf;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.release.format.ReleaseRejectedException;
import org.pharos.release.format.SignedRelease;
import org.pharos.release.format.gate.GateCheck;

/** Reads a file as a stranger's: signature, completeness, gate. */
final class Verifier {

    private Verifier() {}

    /** @throws ReleaseRejectedException with words for a person when it may not be shown */
    static ShelvedRelease verify(byte[] file, Map<String, PublicKey> trusted) throws ReleaseRejectedException {
        SignedRelease signed = SignedRelease.verify(file, trusted);
        Completeness.check(signed.release());
        GateCheck.check(signed.release());
        return new ShelvedRelease(signed, signer(file, trusted), Instant.parse(signed.release().createdAt()));
    }

    /** The one trusted key under which it verifies alone. */
    private static String signer(byte[] file, Map<String, PublicKey> trusted) throws ReleaseRejectedException {
        for (Map.Entry<String, PublicKey> key : trusted.entrySet()) {
            try {
                SignedRelease.verify(file, Map.ofEntries(key));
                return key.getKey();
            } catch (ReleaseRejectedException notThisOne) {
                continue;
            }
        }
        throw new ReleaseRejectedException("It is signed by a key that is not trusted here.");
    }
}
