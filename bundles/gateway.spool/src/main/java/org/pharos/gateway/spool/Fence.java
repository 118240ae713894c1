package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the spool and its senders once a sync failed. The kernel reports a failed write-back once and may then
 * show pages that never reach the disk, so no later sync can be believed: nothing is confirmed any more until a new
 * process has read everything back. A marker file keeps the fence up over a restart. Any thread may call.
 */
final class Fence {

    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

    private final Path marker;
    private volatile boolean up;

    Fence(SpoolFolders folders) {
        marker = folders.root().resolve("fenced");
        up = Files.exists(marker);
    }

    boolean isUp() {
        return up;
    }

    /** @throws SpoolRefusedException when it is up */
    void requireDown() throws SpoolRefusedException {
        if (up) {
            throw new SpoolRefusedException(SpoolRefusedException.Cause.FENCED,
                    "the disk failed to make an object durable; nothing is taken until the spool was verified");
        }
    }

    /** Puts the fence up. @return what the sender is told */
    SpoolRefusedException raise(IOException cause) {
        boolean first = !up;
        up = true;
        if (first) {
            LOG.error("The disk failed to make an object durable ({}). Nothing is confirmed from now on. "
                    + "Check the disk, then restart: every file is read back before objects are taken again.",
                    cause.getMessage());
            leaveMarker();
        }
        SpoolRefusedException refusal = new SpoolRefusedException(SpoolRefusedException.Cause.FENCED,
                "the disk failed to make this object durable");
        refusal.initCause(cause);
        return refusal;
    }

    /** Takes the fence down: everything was read back and agrees with its digest. */
    void lower() throws IOException {
        Files.deleteIfExists(marker);
        up = false;
    }

    private void leaveMarker() {
        try {
            Files.writeString(marker, "A sync failed. Everything is verified at the next start.\n");
        } catch (IOException e) {
            LOG.warn("The fence's marker could not be written ({}); recovery at the next start still verifies what "
                    + "was arriving", e.getMessage());
        }
    }
}
