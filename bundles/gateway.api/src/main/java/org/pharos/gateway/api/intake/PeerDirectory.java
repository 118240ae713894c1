package org.pharos.gateway.api.intake;

import java.io.IOException;
import java.util.List;

/** Who may send to this box, and who tried and was turned away. Any thread may call any method. */
public interface PeerDirectory {

    /** The AE title this box answers to. */
    String aeTitle();

    /** Decides on a peer before its association is accepted. Never blocks. */
    Admission admit(Peer peer);

    /** Remembers that a peer was turned away, at the door or later for what it offered. Repeats are counted. */
    void turnedAway(Peer peer, RefusalReason reason, String words);

    /** The latest first, at most 100. */
    List<RefusedAttempt> refusedAttempts();

    /** Who may send. */
    List<PeerRule> rules();

    /**
     * Lets a modality in from now on, and after a restart.
     *
     * @throws IOException when the configuration cannot be written; nothing has changed then
     */
    void allow(PeerRule rule) throws IOException;
}
