package org.pharos.dicom.net.service;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pharos.dicom.net.association.Association;
import org.pharos.dicom.net.association.Expiry;

/** The places for associations: so many in all, so many per peer. Safe for use by several threads. */
final class Places {

    private final int max;
    private final int perPeerMax;
    private final long displacedAfterMs;
    private final Map<Association, String> taken = new HashMap<>();

    Places(ServerOptions options) {
        this.max = options.associationsMax();
        this.perPeerMax = options.associationsPerPeerMax();
        this.displacedAfterMs = options.displacedAfterMs();
    }

    /**
     * Takes a place, displacing the association that has been idle longest if none is free.
     *
     * @param peer remote address and calling AE title
     * @return false when all are taken by associations at work
     */
    synchronized boolean take(Association association, String peer) {
        List<Association> ofPeer = taken.keySet().stream().filter(one -> taken.get(one).equals(peer)).toList();
        if (ofPeer.size() >= perPeerMax && !displaceOne(ofPeer)) {
            return false;
        }
        if (taken.size() >= max && !displaceOne(List.copyOf(taken.keySet()))) {
            return false;
        }
        taken.put(association, peer);
        return true;
    }

    synchronized void leave(Association association) {
        taken.remove(association);
    }

    /** Ends all of them. */
    synchronized void clear() {
        taken.keySet().forEach(association -> association.interrupt(Expiry.ABORT_WANTED));
        taken.clear();
    }

    private boolean displaceOne(List<Association> candidates) {
        Association idlest = candidates.stream().max(Comparator.comparingLong(Association::idleMs)).orElseThrow();
        if (idlest.idleMs() < displacedAfterMs) {
            return false;
        }
        taken.remove(idlest);
        idlest.interrupt(Expiry.DISPLACED);
        return true;
    }
}
