package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.ManualTime;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.PduEncoder;
import org.pharos.dicom.net.pdu.RejectReason;

@Timeout(60)
class HostilePeerTest {

    private static final byte ABORT = 7;
    private static final int BY_PROVIDER = 2;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31",
        "00 00 00 00 00 04 00 00 00 00",
        "ff ff ff ff ff ff ff ff",
        "01 00 ff ff ff ff",
        "01 00 00 01 00 01",
        "01 00 00 00 00 04 00 01 00 00",
        "03 00 00 00 00 04 00 01 01 01",
        "04 00 00 00 00 06 00 00 00 02 01 03",
        "05 00 00 00 00 04 00 00 00 00"})
    void abortsAConnectionThatDoesNotBeginWithAnAssociateRequest(String hex) throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(bytes(hex));
            assertThat(peer.readPdu()[0]).isEqualTo(ABORT);
            peer.close();
            assertThat(server.listener.next()).startsWith("failed PROTOCOL_VIOLATION");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "04 00 7f ff ff ff",                          // P-DATA-TF of 2 GiB
        "04 00 00 10 00 01",                          // one byte over the limit
        "04 00 00 00 00 06 ff ff ff ff 01 03",        // fragment of 4 GiB
        "04 00 00 00 00 06 00 00 00 03 01 03",        // fragment longer than its PDU
        "04 00 00 00 00 06 00 00 00 02 09 03",        // context that was not agreed on
        "04 00 00 00 00 06 00 00 00 02 02 03",        // even context
        "04 00 00 00 00 06 00 00 00 02 01 02",        // data set without a command
        "04 00 00 00 00 06 00 00 00 02 01 03",        // empty command set
        "04 00 00 00 00 0a 00 00 00 06 01 03 10 00 10 00",
        "08 00 00 00 00 04 00 00 00 00",              // unknown PDU
        "06 00 00 00 00 04 00 00 00 00",              // release answered that was not asked
        "05 00 00 00 00 00"})
    void abortsAnAssociationThatBreaksTheRules(String hex) throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = RawPeer.associated(server.port())) {
            peer.write(bytes(hex));
            byte[] answer = peer.readPdu();
            assertThat(answer[0]).isEqualTo(ABORT);
            assertThat(answer[3]).isEqualTo((byte) BY_PROVIDER);
            assertThat(server.listener.next()).isEqualTo("opened by HOSTILE");
            assertThat(server.listener.next()).startsWith("aborted: the peer");
        }
    }

    @Test
    void refusesASecondAssociateRequest() throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = RawPeer.associated(server.port())) {
            peer.write(PduEncoder.encode(RawPeer.RQ));
            assertThat(peer.readPdu()[0]).isEqualTo(ABORT);
        }
    }

    @Test
    void refusesAnUnknownProtocolVersionAndApplicationContext() throws Exception {
        AssociateRq version = new AssociateRq(2, TestServer.AET, "X", AssociateRq.DICOM_APPLICATION_CONTEXT,
                RawPeer.RQ.contexts(), RawPeer.RQ.userInformation());
        AssociateRq context = new AssociateRq(1, TestServer.AET, "X", "1.2.3",
                RawPeer.RQ.contexts(), RawPeer.RQ.userInformation());
        assertThat(rejection(version)).containsExactly(3, 0, 1, 2, 2);
        assertThat(rejection(context)).containsExactly(3, 0, 1, 1, 2);
    }

    private static byte[] rejection(AssociateRq rq) throws IOException {
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(PduEncoder.encode(rq));
            return peer.readPdu();
        }
    }

    @Test
    void survivesRandomBytesOnAnAssociation() throws Exception {
        Random random = new Random(5);
        try (TestServer server = TestServer.start()) {
            for (int round = 0; round < 60; round++) {
                try (RawPeer peer = RawPeer.associated(server.port())) {
                    byte[] noise = new byte[200];
                    random.nextBytes(noise);
                    noise[0] = (byte) random.nextInt(9);
                    peer.write(noise);
                }
            }
            assertEchoWorks(server);
        }
    }

    @Test
    void refusesFindAndUnknownOperationsAndStaysUsable() throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = RawPeer.associated(server.port())) {
            peer.write(command(3, 0x0020, TestServer.CT, true));
            peer.write(bytes("04 00 00 00 00 0e 00 00 00 0a 03 02 00 00 00 00 00 00 00 00"));
            assertThat(status(peer.readPdu())).isEqualTo(Status.UNRECOGNIZED_OPERATION.code());
            peer.write(command(3, 0x0021, "1.2.840.10008.5.1.4.1.2.2.2", true));
            peer.write(bytes("04 00 00 00 00 0e 00 00 00 0a 03 02 00 00 00 00 00 00 00 00"));
            assertThat(status(peer.readPdu())).isEqualTo(Status.SOP_CLASS_NOT_SUPPORTED.code());
            peer.write(command(3, 0x0FFF, "", false));
            peer.write(command(1, 0x0030, SopClasses.VERIFICATION, false));
            assertThat(status(peer.readPdu())).isZero();
            peer.write(command(1, 0x0777, SopClasses.VERIFICATION, false));
            assertThat(peer.readPdu()[0]).isEqualTo(ABORT);
        }
    }

    @Test
    void aConnectionCutInTheMiddleOfAnObjectIsAFailureForItsReader() throws Exception {
        BlockingQueue<Throwable> seen = new ArrayBlockingQueue<>(1);
        try (TestServer server = TestServer.start(TestServer.options(), reading(seen))) {
            try (RawPeer peer = RawPeer.associated(server.port())) {
                peer.write(storeCommand());
                peer.write(bytes("04 00 00 00 10 00 00 00 0f fc 03 00 00 00"));
            }
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aReleaseInTheMiddleOfAnObjectIsAFailureForItsReader() throws Exception {
        BlockingQueue<Throwable> seen = new ArrayBlockingQueue<>(1);
        try (TestServer server = TestServer.start(TestServer.options(), reading(seen));
                RawPeer peer = RawPeer.associated(server.port())) {
            peer.write(storeCommand());
            peer.write(bytes("04 00 00 00 00 08 00 00 00 04 03 00 00 00 05 00 00 00 00 04 00 00 00 00"));
            assertThat(seen.poll(10, TimeUnit.SECONDS)).hasMessageContaining("in the middle of a message");
            assertThat(peer.readPdu()[0]).isEqualTo(ABORT);
        }
    }

    @Test
    void givesUpASenderThatDripsAByteASecond() throws Exception {
        ManualTime time = new ManualTime();
        BlockingQueue<Throwable> seen = new ArrayBlockingQueue<>(1);
        try (TestServer server = TestServer.start(TestServer.options(), reading(seen), time);
                RawPeer peer = RawPeer.associated(server.port())) {
            peer.write(storeCommand());
            peer.write(bytes("04 00 00 00 10 00 00 00 0f fc 03 00"));
            try (Closeable flowing = time.flow(() -> peer.writeQuietly((byte) 0))) {
                assertThat(flowing).isNotNull();
                assertThat(seen.poll(10, TimeUnit.SECONDS)).hasMessage("data came too slowly");
                assertThat(peer.readPdu()[0]).isEqualTo(ABORT);
            }
        }
    }

    @Test
    void givesUpASocketThatNeverAsksForAnAssociation() throws Exception {
        ManualTime time = new ManualTime();
        try (TestServer server = TestServer.start(TestServer.options(), Handlers.echoOnly(), time);
                RawPeer silent = new RawPeer(server.port());
                RawPeer dripping = new RawPeer(server.port());
                Closeable flowing = time.flow(() -> dripping.writeQuietly((byte) 1))) {
            assertThat(flowing).isNotNull();
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(server.listener.next()).startsWith("failed ");
            assertThat(server.listener.next()).startsWith("failed ");
        }
    }

    @Test
    void abortsAnIdleAssociation() throws Exception {
        ManualTime time = new ManualTime();
        try (TestServer server = TestServer.start(TestServer.options(), Handlers.echoOnly(), time);
                RawPeer idle = RawPeer.associated(server.port())) {
            echo(idle);
            try (Closeable flowing = time.flow(() -> { })) {
                assertThat(flowing).isNotNull();
                assertThat(idle.readPdu()[0]).isEqualTo(ABORT);
                assertThat(idle.isClosedByServer()).isTrue();
            }
            assertThat(server.listener.next()).isEqualTo("opened by HOSTILE");
            assertThat(server.listener.next()).isEqualTo("aborted: nothing was sent for too long");
        }
    }

    @Test
    void doesNotWaitForeverForARejectedPeerToClose() throws Exception {
        ManualTime time = new ManualTime();
        try (TestServer server = TestServer.start(TestServer.options(), Handlers.echoOnly(), time);
                RawPeer peer = new RawPeer(server.port())) {
            peer.write(PduEncoder.encode(AssociateRq.of("STRANGER", TestServer.AET,
                    RawPeer.RQ.contexts(), RawPeer.RQ.userInformation())));
            assertThat(peer.readPdu()).containsExactly(3, 0, 1, 1, 3);
            try (Closeable flowing = time.flow(() -> { })) {
                assertThat(flowing).isNotNull();
                assertThat(peer.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void givesUpAServerThatNeverAnswers() throws Exception {
        ManualTime time = new ManualTime();
        try (ServerSocket silent = new ServerSocket(0); Closeable flowing = time.flow(() -> { })) {
            assertThat(flowing).isNotNull();
            ClientOptions options = ClientOptions.to("127.0.0.1", silent.getLocalPort(), "PACS", "PHAROS");
            assertThatThrownBy(() -> DicomClient.connect(
                    options, List.of(ContextProposal.verification()), Optional.empty(), time))
                    .isInstanceOfSatisfying(DicomNetException.class,
                            e -> assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT))
                    .hasMessage("no answer came in time");
        }
    }

    @Test
    void anEchoWorksBesideTwoHundredIdleSocketsAndIdleAssociations() throws Exception {
        List<RawPeer> idle = new ArrayList<>();
        try (TestServer server = TestServer.start()) {
            for (int i = 0; i < 200; i++) {
                idle.add(new RawPeer(server.port()));
            }
            for (int i = 0; i < 16; i++) {
                idle.add(RawPeer.associated(server.port()));
            }
            assertEchoWorks(server);
        } finally {
            for (RawPeer peer : idle) {
                peer.close();
            }
        }
    }

    @Test
    void moreConnectionsThanThereIsRoomForPushOutTheLongestWaiting() throws Exception {
        ServerOptions small = TestServer.options().withPlaces(4, 2, 3, 60_000);
        List<RawPeer> idle = new ArrayList<>();
        try (TestServer server = TestServer.start(small, Handlers.echoOnly())) {
            for (int i = 0; i < 10; i++) {
                idle.add(new RawPeer(server.port()));
            }
            assertEchoWorks(server);
            assertThat(idle.get(0).isClosedByServer()).isTrue();
        } finally {
            for (RawPeer peer : idle) {
                peer.close();
            }
        }
    }

    @Test
    void rejectsTheAssociationAfterTheLastPlaceOfAPeerAsTransient() throws Exception {
        ServerOptions small = TestServer.options().withPlaces(10, 2, 10, 60_000);
        try (TestServer server = TestServer.start(small, Handlers.echoOnly());
                RawPeer first = RawPeer.associated(server.port());
                RawPeer second = RawPeer.associated(server.port());
                RawPeer third = new RawPeer(server.port())) {
            third.write(PduEncoder.encode(RawPeer.RQ));
            assertThat(third.readPdu()).containsExactly(3, 0, 2, 3, 2);
            assertThat(first).isNotSameAs(second);
            server.listener.next();
            server.listener.next();
            assertThat(server.listener.next()).isEqualTo("rejected HOSTILE: " + RejectReason.LOCAL_LIMIT_EXCEEDED);
            assertEchoWorks(server);
        }
    }

    @Test
    void aNewcomerTakesThePlaceOfTheAssociationThatWasIdleLongest() throws Exception {
        ManualTime time = new ManualTime();
        ServerOptions small = TestServer.options().withPlaces(2, 2, 10, 5_000);
        try (TestServer server = TestServer.start(small, Handlers.echoOnly(), time);
                RawPeer first = RawPeer.associated(server.port())) {
            assertThat(server.listener.next()).isEqualTo("opened by HOSTILE");
            try (RawPeer busy = RawPeer.associated(server.port());
                    Closeable flowing = time.flow(() -> echoQuietly(busy));
                    RawPeer newcomer = associatedInTheEnd(server.port())) {
                assertThat(flowing).isNotNull();
                assertThat(first.readPdu()[0]).isEqualTo(ABORT);
                echo(newcomer);
            }
            assertThat(server.listener.next()).isEqualTo("opened by HOSTILE");
            assertThat(server.listener.next()).startsWith("rejected HOSTILE");
        }
    }

    private static RawPeer associatedInTheEnd(int port) throws IOException {
        while (true) {
            RawPeer peer = new RawPeer(port);
            peer.write(PduEncoder.encode(RawPeer.RQ));
            if (peer.readPdu()[0] == 2) {
                return peer;
            }
            peer.close();
        }
    }

    private static void echoQuietly(RawPeer peer) {
        try {
            echo(peer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(RawPeer peer) throws IOException {
        peer.write(command(1, 0x0030, SopClasses.VERIFICATION, false));
        assertThat(status(peer.readPdu())).isZero();
    }

    private static Handlers reading(BlockingQueue<Throwable> failures) {
        return Handlers.echoOnly().withStore((request, dataSet) -> {
            try {
                dataSet.readAllBytes();
                return Status.SUCCESS;
            } catch (IOException e) {
                failures.add(e);
                throw e;
            }
        });
    }

    private static void assertEchoWorks(TestServer server) throws IOException {
        try (DicomClient client = DicomClient.connect(server.client(), List.of(ContextProposal.verification()))) {
            assertThat(client.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    static byte[] echoCommand() {
        return command(1, 0x0030, SopClasses.VERIFICATION, false);
    }

    static byte[] storeCommand() {
        return command(3, 0x0001, TestServer.CT, true, "1.2.3");
    }

    /** A P-DATA-TF with a whole command set, put together here by hand. */
    private static byte[] command(int context, int field, String sopClass, boolean dataSet, String... instance) {
        StringBuilder hex = new StringBuilder();
        if (!sopClass.isEmpty()) {
            hex.append(element(0x0002, text(sopClass)));
        }
        hex.append(element(0x0100, u16(field))).append(element(0x0110, u16(1)));
        hex.append(element(0x0800, u16(dataSet ? 1 : 0x0101)));
        for (String one : instance) {
            hex.append(element(0x1000, text(one)));
        }
        int length = hex.length() / 2;
        return bytes(String.format("0400%08x%08x%02x03", length + 6, length + 2, context) + hex);
    }

    private static String element(int number, String value) {
        return "0000" + u16(number) + u16(value.length() / 2) + "0000" + value;
    }

    private static String u16(int value) {
        return String.format("%02x%02x", value & 0xFF, value >> 8);
    }

    private static String text(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(c -> hex.append(String.format("%02x", c)));
        return text.length() % 2 == 0 ? hex.toString() : hex + "00";
    }

    /** The status in a response, found by its element header. */
    static int status(byte[] pdu) {
        byte[] header = bytes("00 00 00 09 02 00 00 00");
        for (int i = 0; i + header.length + 1 < pdu.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(pdu, i, i + header.length), header)) {
                return pdu[i + 8] & 0xFF | (pdu[i + 9] & 0xFF) << 8;
            }
        }
        throw new AssertionError("no status in " + Arrays.toString(pdu));
    }

    private static byte[] bytes(String hex) {
        String digits = hex.replace(" ", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }
}
