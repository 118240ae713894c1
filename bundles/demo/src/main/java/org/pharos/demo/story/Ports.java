package org.pharos.demo.story;

import java.util.HashSet;
import java.util.Set;
import org.pharos.process.FreePort;

/** Ports for the demonstration: the usual ones where they are free, others where they are not. */
final class Ports {

    private final Set<Integer> given = new HashSet<>();

    int near(int usual) {
        int port = !given.contains(usual) && FreePort.isFree(usual) ? usual : 0;
        while (port == 0 || given.contains(port)) {
            port = FreePort.find();
        }
        given.add(port);
        return port;
    }
}
