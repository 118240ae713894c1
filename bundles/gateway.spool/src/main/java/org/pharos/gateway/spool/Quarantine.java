package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pharos.gateway.api.instance.InstanceUid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps objects that contradict one already held under the same UID, for a person to judge. The same object sent again
 * is kept once. Any thread may call.
 */
final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int DIGEST_DIGITS = 16;

    private final SpoolFolders folders;
    private final Disk disk;

    Quarantine(SpoolFolders folders, Disk disk) {
        this.folders = folders;
        this.disk = disk;
    }

    /** Takes a sealed and synced slot; when this returns, it is durable here. */
    synchronized void keep(Path slot, Envelope.Read content) throws IOException {
        InstanceUid instance = content.envelope().instance();
        Path target = folders.quarantine()
                .resolve(instance.value() + '.' + content.seal().sha256().substring(0, DIGEST_DIGITS) + Shelf.SUFFIX);
        if (Files.exists(target)) {
            Files.delete(slot);
            return;
        }
        Files.move(slot, target, StandardCopyOption.ATOMIC_MOVE);
        disk.forceFolder(folders.quarantine());
        LOG.error("{} came again with other content. Both are kept; the later one lies in the folder 'quarantine' and "
                + "is passed on to nobody until a person has looked at it.", instance);
    }

    /** How many are kept now: one that a person has judged and taken away does not count any more. */
    long count() throws IOException {
        return Shelf.filesIn(folders.quarantine());
    }
}
