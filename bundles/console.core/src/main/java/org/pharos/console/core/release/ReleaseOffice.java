package org.pharos.console.core.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pharos.release.format.Release;

/** Writes releases to {@code home/releases}. Any thread may call; both methods may wait for the disk. */
public interface ReleaseOffice {

    /** The last release written; empty: none yet. */
    Optional<Published> last();

    /** Writes one now. @throws IOException when it cannot be written */
    Published publish() throws IOException;

    /** @param file where it lies */
    record Published(Release release, Path file) {}
}
