package org.pharos.gateway.intake.dicom;

import java.util.concurrent.atomic.LongAdder;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.RefusalReason;

/** Tells everybody who must know that something was turned away: the directory (for the page), listeners, the log. */
final class Refusals {

    private final PeerDirectory directory;
    private final Listeners listeners;
    private final GroupedLog log;
    private final LongAdder count = new LongAdder();

    Refusals(PeerDirectory directory, Listeners listeners, GroupedLog log) {
        this.directory = directory;
        this.listeners = listeners;
        this.log = log;
    }

    /** An association, or a part of what it offered. @param words for a person, with what to do */
    void attempt(Peer peer, RefusalReason reason, String words) {
        count.increment();
        directory.turnedAway(peer, reason, words);
        listeners.refused(peer, reason, words);
        log.warn(Peers.words(peer) + ": " + words);
    }

    /** One object. @param words without patient data */
    void object(Peer peer, RefusalReason reason, String words) {
        count.increment();
        directory.turnedAway(peer, reason, words);
        listeners.refused(peer, reason, words);
        log.warn("An object of " + Peers.words(peer) + " was refused: " + words);
    }

    long count() {
        return count.sum();
    }
}
