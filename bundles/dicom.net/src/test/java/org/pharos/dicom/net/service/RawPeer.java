package org.pharos.dicom.net.service;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.PduEncoder;
import org.pharos.dicom.net.pdu.ProposedContext;
import org.pharos.dicom.net.pdu.UserInformation;

/** A peer that writes whatever bytes a test wants. */
final class RawPeer implements Closeable {

    /** Context 1 verification, 3 CT storage, both in implicit little endian. */
    static final AssociateRq RQ = AssociateRq.of("HOSTILE", TestServer.AET,
            List.of(new ProposedContext(1, SopClasses.VERIFICATION, List.of(TestServer.IMPLICIT)),
                    new ProposedContext(3, TestServer.CT, List.of(TestServer.IMPLICIT))),
            UserInformation.ours(16384, List.of()));

    private final Socket socket;
    private final DataInputStream in;

    RawPeer(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A peer whose association was accepted. */
    static RawPeer associated(int port) throws IOException {
        RawPeer peer = new RawPeer(port);
        peer.write(PduEncoder.encode(RQ));
        if (peer.readPdu()[0] != 2) {
            throw new IOException("the association was not accepted");
        }
        return peer;
    }

    void write(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Writes as long as the server has not closed. */
    void writeQuietly(byte... bytes) {
        try {
            write(bytes);
        } catch (IOException e) {
            // The server has closed, which is what the test looks at elsewhere.
        }
    }

    /** Type byte, then the body. */
    byte[] readPdu() throws IOException {
        byte type = in.readByte();
        in.readByte();
        byte[] pdu = new byte[1 + in.readInt()];
        pdu[0] = type;
        in.readFully(pdu, 1, pdu.length - 1);
        return pdu;
    }

    /** Whether the server has closed. */
    boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
