package org.pharos.gateway.core.peers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pharos.gateway.api.intake.Peer;

/** The destinations of this box, which may call back to report what they commit to (PS3.4 §J.3.3). */
final class KnownDestinations {

    private record Place(String aeTitle, String host) {}

    private final List<Place> places = new CopyOnWriteArrayList<>();

    /** @param properties of the destination's service: {@code aeTitle} and {@code host} as configured */
    void add(Map<String, Object> properties) {
        places.add(place(properties));
    }

    void remove(Map<String, Object> properties) {
        places.remove(place(properties));
    }

    /** Whether it bears a destination's AE title and calls from its host. */
    boolean isCaller(Peer peer) {
        return places.stream().anyMatch(place -> place.aeTitle.equals(peer.calling())
                && isAt(place.host, peer.address()));
    }

    /** A host that is given by name is looked up; Java remembers the answer for a while. */
    private static boolean isAt(String host, InetAddress address) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host)).contains(address);
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    private static Place place(Map<String, Object> properties) {
        return new Place(String.valueOf(properties.get("aeTitle")), String.valueOf(properties.get("host")));
    }
}
