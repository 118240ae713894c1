package org.pharos.community.core;

import java.time.Instant;
import org.pharos.release.format.Release;
import org.pharos.release.format.SignedRelease;

/**
 * A release that may be shown.
 *
 * @param keyId short name of the key that signed it, as {@link org.pharos.release.format.ReleaseKeys#id}
 * @param createdAt when its console made it, by the console's clock
 */
public record ShelvedRelease(SignedRelease signed, String keyId, Instant createdAt) {

    /** What it says. */
    public Release release() {
        return signed.release();
    }
}
