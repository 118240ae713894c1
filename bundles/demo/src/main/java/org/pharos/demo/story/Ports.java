package org.pharos.demo.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Ports for the demonstration: the usual ones where they are free, others where they are not. */
final class Ports {

    private final Set<Integer> given = new HashSet<>();

    int near(int usual) throws IOException {
        int port = !given.contains(usual) && free(usual) ? usual : 0;
        while (port == 0 || given.contains(port)) {
            port = any();
        }
        given.add(port);
        return port;
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
