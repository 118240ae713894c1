package org.pharos.dicom.net.service;

import java.util.LinkedHashSet;
import java.util.Set;
import org.pharos.dicom.net.association.Expiry;
import org.pharos.dicom.net.association.Transport;

/**
 * Connections that are not, or no longer, associations. A new one always finds room: the longest waiting is closed
 * for it, so that idle sockets cannot keep anybody out. Safe for use by several threads.
 */
final class Pending {

    private final int max;
    private final Set<Transport> waiting = new LinkedHashSet<>();

    Pending(int max) {
        this.max = max;
    }

    synchronized void add(Transport transport) {
        if (waiting.size() >= max) {
            Transport longest = waiting.iterator().next();
            waiting.remove(longest);
            // Not closed from here: a farewell of TLS could hold up the listener.
            longest.interrupt(Expiry.DISPLACED);
        }
        waiting.add(transport);
    }

    synchronized void remove(Transport transport) {
        waiting.remove(transport);
    }

    synchronized void clear() {
        waiting.forEach(Transport::close);
        waiting.clear();
    }
}
