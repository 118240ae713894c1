package org.pharos.dicom.net.association;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;

/**
 * Acknowledges what was read at once. A sender with Nagle's algorithm on holds its next small packet back until then,
 * which costs about 40 ms an object; Linux forgets the wish after a while, so it is repeated after each read.
 *
 * <p>The option is looked up by name: only some Java runtimes on Linux have it.
 */
final class QuickAck {

    private final Socket socket;
    private SocketOption<Boolean> option;

    QuickAck(Socket socket) {
        this.socket = socket;
        this.option = find(socket);
    }

    void rearm() {
        if (option == null) {
            return;
        }
        try {
            socket.setOption(option, Boolean.TRUE);
        } catch (IOException e) {
            option = null; // The socket is closing; the next read says so.
        }
    }

    @SuppressWarnings("unchecked")
    private static SocketOption<Boolean> find(Socket socket) {
        return (SocketOption<Boolean>) socket.supportedOptions().stream()
                .filter(option -> option.name().equals("TCP_QUICKACK") && option.type() == Boolean.class)
                .findFirst()
                .orElse(null);
    }
}
