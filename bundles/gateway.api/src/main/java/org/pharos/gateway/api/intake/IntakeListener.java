package org.pharos.gateway.api.intake;

import java.util.Set;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;

/**
 * Hears what happens at the door. Called on the association's thread, after the fact: it must return at once and
 * cannot change the answer. Every service registered under this interface is called.
 */
public interface IntakeListener {

    /** An instance is durable, and its sender is about to be told so. */
    void stored(StoredInstance instance);

    /** An object was refused or quarantined. */
    default void refused(Peer peer, RefusalReason reason, String words) {}

    /**
     * An association ended.
     *
     * @param studies the studies it brought instances of
     * @param carriedElsewhere those of them that another association, still open, has brought instances of too
     * @param orderly whether it was released, not aborted or cut
     */
    default void associationEnded(Peer peer, Set<StudyUid> studies, Set<StudyUid> carriedElsewhere,
            boolean orderly) {}
}
