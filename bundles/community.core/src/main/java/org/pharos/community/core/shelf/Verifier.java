package org.pharos.community.core.shelf;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.release.format.ReleaseRejectedException;
import org.pharos.release.format.SignedRelease;
import org.pharos.release.format.gate.GateCheck;

/** Reads a file as a stranger's: signature, completeness, age, gate, order. */
final class Verifier {

    static final Duration AGE_MAX = Duration.ofDays(62);
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private Verifier() {}

    /** @throws ReleaseRejectedException with words for a person when it may not be shown */
    static ShelvedRelease verify(byte[] file, Map<String, PublicKey> trusted, Instant now)
            throws ReleaseRejectedException {
        SignedRelease signed = SignedRelease.verify(file, trusted);
        Completeness.check(signed.release());
        Instant createdAt = Instant.parse(signed.release().createdAt());
        inTime(createdAt, now);
        GateCheck.check(signed.release());
        return new ShelvedRelease(signed, signer(file, trusted), createdAt);
    }

    /** Who holds back the newer ones must not have an old one shown as if it were the newest for ever. */
    private static void inTime(Instant createdAt, Instant now) throws ReleaseRejectedException {
        if (createdAt.isBefore(now.minus(AGE_MAX))) {
            throw new ReleaseRejectedException("It is older than " + AGE_MAX.toDays()
                    + " days, and a console writes one "
                    + "each month. Ask its operator, or look at this machine's clock.");
        }
        if (createdAt.isAfter(now.plus(AHEAD_MAX))) {
            throw new ReleaseRejectedException("It says that it was made later than now. The console's clock or this "
                    + "machine's is wrong.");
        }
    }

    /** @throws ReleaseRejectedException with words for a person when it cannot come after what was accepted before */
    static void inOrder(ShelvedRelease before, ShelvedRelease offered) throws ReleaseRejectedException {
        long have = before.release().sequence();
        long next = offered.release().sequence();
        if (next < have) {
            throw new ReleaseRejectedException("Its number is " + next + ", and number " + have
                    + " was accepted before. If the console was set up anew, take its old key out of keys/trusted/.");
        }
        if (next == have) {
            throw new ReleaseRejectedException("Another release with the number " + have + " was accepted before.");
        }
        if (before.keyId().equals(offered.keyId())) {
            if (next == have + 1 && !before.signed().payloadSha256().equals(offered.release().previousSha256())) {
                throw new ReleaseRejectedException("It is not the one that comes after number " + have
                        + ", which was accepted before: the console must have lost it and gone on from an older one.");
            }
            GateCheck.checkStep(before.release(), offered.release());
        }
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
