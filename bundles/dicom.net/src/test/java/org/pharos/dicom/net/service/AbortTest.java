package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.Abort;
import org.pharos.dicom.net.pdu.AbortReason;
import org.pharos.dicom.net.pdu.PduEncoder;
import org.pharos.dicom.net.pdu.ReleaseRq;

/** A-ABORT of the peer, wherever an association may stand; the next peer is served as if nothing had been. */
@Timeout(60)
class AbortTest {

    private static final byte[] BY_USER = PduEncoder.encode(Abort.byUser());
    private static final byte[] BY_PROVIDER = PduEncoder.encode(Abort.byProvider(AbortReason.NOT_SPECIFIED));

    @Test
    void endsAConnectionThatAskedForNothing() throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(BY_USER);
            assertEnded(peer);
            assertThat(server.listener.next()).startsWith("failed ABORTED_BY_PEER");
            assertOthersAreServed(server);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void endsAnAssociationAtAnyMoment(int moment) throws Exception {
        byte[] store = HostilePeerTest.storeCommand();
        byte[] data = {4, 0, 0, 0, 0, 10, 0, 0, 0, 6, 3, 0, 8, 0, 5, 0};
        try (TestServer server = TestServer.start(); RawPeer peer = RawPeer.associated(server.port())) {
            switch (moment) {
                case 0 -> peer.write(BY_USER);
                case 1 -> peer.write(concat(store, BY_PROVIDER));
                case 2 -> peer.write(concat(concat(store, data), BY_USER));
                case 3 -> peer.write(concat(HostilePeerTest.echoCommand(), BY_USER));
                default -> peer.write(concat(PduEncoder.encode(new ReleaseRq()), BY_USER));
            }
            assertEnded(peer);
            assertThat(server.stored).isEmpty();
            assertOthersAreServed(server);
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Answers that were on their way may still come; an abort is never answered by an abort. */
    private static void assertEnded(RawPeer peer) throws IOException {
        try {
            while (true) {
                assertThat(peer.readPdu()[0]).isNotEqualTo((byte) 7);
            }
        } catch (EOFException | SocketException closed) {
            assertThat(peer.isClosedByServer()).isTrue();
        }
    }

    private static void assertOthersAreServed(TestServer server) throws IOException {
        try (DicomClient client =
                DicomClient.connect(server.client(), List.of(ContextProposal.verification()))) {
            assertThat(client.echo()).isEqualTo(Status.SUCCESS);
        }
    }
}
