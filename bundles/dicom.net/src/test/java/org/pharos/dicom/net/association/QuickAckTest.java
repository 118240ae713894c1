package org.pharos.dicom.net.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import org.junit.jupiter.api.Test;

class QuickAckTest {

    @SuppressWarnings("unchecked")
    private static SocketOption<Boolean> option(Socket socket) {
        return (SocketOption<Boolean>) socket.supportedOptions().stream()
                .filter(option -> option.name().equals("TCP_QUICKACK")).findFirst().orElse(null);
    }

    @Test
    void setsTheOptionAgainAfterItWasForgotten() throws Exception {
        try (ServerSocket listening = new ServerSocket(0);
                Socket socket = new Socket("127.0.0.1", listening.getLocalPort())) {
            assumeTrue(option(socket) != null, "this Java has no TCP_QUICKACK");
            QuickAck quickAck = new QuickAck(socket);
            for (int round = 0; round < 2; round++) {
                socket.setOption(option(socket), false);
                quickAck.rearm();
                assertThat(socket.getOption(option(socket))).isTrue();
            }
        }
    }

    @Test
    void leavesAClosedSocketToTheNextRead() throws Exception {
        try (ServerSocket listening = new ServerSocket(0)) {
            Socket socket = new Socket("127.0.0.1", listening.getLocalPort());
            QuickAck quickAck = new QuickAck(socket);
            socket.close();
            assertThatCode(quickAck::rearm).doesNotThrowAnyException();
        }
    }
}
