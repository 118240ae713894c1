package org.pharos.gateway.api.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;

/**
 * The durable files: what it says it stored survives kill -9 and a power cut at once afterwards. Any thread may call
 * any method; each {@link IncomingInstance} belongs to one thread.
 */
public interface InstanceSpool {

    /**
     * Opens a place for an instance that is about to arrive.
     *
     * @param sopInstanceUid as the sender announced it (Affected SOP Instance UID); checked, never part of a path
     *     before that
     * @throws SpoolRefusedException when nothing may be stored now: the reserve of disk is reached, or a sync failed
     * @throws IOException when the disk refuses
     */
    IncomingInstance begin(InstanceOrigin origin, String sopClassUid, String sopInstanceUid, String transferSyntaxUid)
            throws SpoolRefusedException, IOException;

    /** The instance under this UID, read from its file. */
    Optional<StoredInstance> find(InstanceUid instance) throws IOException;

    /**
     * Reads an instance's whole file back and compares it with what it is said to be, by UID, length and digest: to be
     * asked before it leaves this box or an answer is drawn from it.
     *
     * @return whether it is held and whole; a file that is not is set aside, reported, and counts as nothing held
     * @throws IOException when the file cannot be read now, which says nothing about it
     */
    boolean verify(StoredInstance instance) throws IOException;

    /** How many instances are held; after a start this waits for the count. Empty when they cannot be counted. */
    OptionalLong count();

    /** Hands over the UIDs of everything held, some at a time, reading no file; in no order, on this thread. */
    void forEachUid(Consumer<List<InstanceUid>> some) throws IOException;

    /** Hands over every instance held, in no order, on the calling thread; damaged files are reported, not handed. */
    void forEach(Consumer<StoredInstance> consumer) throws IOException;

    /** How it stands, for pages, health and telemetry. */
    SpoolStatus status();
}
