package org.pharos.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import org.pharos.launcher.LaunchException;

/**
 * A TCP port the process is going to listen on.
 *
 * @param flag how to choose another
 * @param host the address, or null for all
 */
record Port(String flag, String host, int number) {

    /** Each of these listens on a port of its own. */
    static void requireDifferent(List<Port> ports) throws LaunchException {
        for (Port port : ports) {
            for (Port other : ports) {
                if (port != other && port.number == other.number && port.number != 0) {
                    throw new LaunchException(port.flag + " and " + other.flag + " are both " + port.number
                            + ". Give each its own.");
                }
            }
        }
    }

    /** Fails now, in one line, rather than later in the middle of a start. */
    void requireFree() throws LaunchException {
        if (number == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address(), number));
        } catch (IOException e) {
            String cause = e.getMessage() != null && e.getMessage().contains("in use")
                    ? "is in use by another program"
                    : "cannot be opened (" + e.getMessage() + ")";
            throw new LaunchException("Port " + number + " " + cause + ". Choose another with " + flag + ".", e);
        }
    }

    private InetAddress address() throws UnknownHostException {
        return host == null ? new InetSocketAddress(0).getAddress() : InetAddress.getByName(host);
    }
}
