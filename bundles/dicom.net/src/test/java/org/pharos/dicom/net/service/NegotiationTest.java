package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.net.association.AssociationTimes;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.AssociateAc;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.AsyncWindow;
import org.pharos.dicom.net.pdu.CommonExtendedNegotiation;
import org.pharos.dicom.net.pdu.ContextResult;
import org.pharos.dicom.net.pdu.ExtendedNegotiation;
import org.pharos.dicom.net.pdu.Implementation;
import org.pharos.dicom.net.pdu.PduDecoder;
import org.pharos.dicom.net.pdu.PduEncoder;
import org.pharos.dicom.net.pdu.PduType;
import org.pharos.dicom.net.pdu.ProposedContext;
import org.pharos.dicom.net.pdu.ReleaseRp;
import org.pharos.dicom.net.pdu.ReleaseRq;
import org.pharos.dicom.net.pdu.RoleSelection;
import org.pharos.dicom.net.pdu.UserIdentity;
import org.pharos.dicom.net.pdu.UserInformation;

/** What is asked for and answered, by a peer that asks for everything the standard has. */
@Timeout(60)
class NegotiationTest {

    private static final int ABORT = 7;

    private static AssociateRq asking(UserInformation information, List<ProposedContext> contexts) {
        return AssociateRq.of("EVERYTHING", TestServer.AET, contexts, information);
    }

    private static UserInformation information(long pduBytesMax, RoleSelection... roles) {
        return new UserInformation(pduBytesMax, "1.2.3", "THEIRS", Optional.of(new AsyncWindow(0, 0)), List.of(roles),
                List.of(new ExtendedNegotiation(TestServer.CT, new byte[] {1, 0, 1})),
                List.of(new CommonExtendedNegotiation(TestServer.CT, "1.2.840.10008.4.2", List.of(TestServer.CT))),
                Optional.of(new UserIdentity(2, true, "user".getBytes(StandardCharsets.US_ASCII),
                        "secret".getBytes(StandardCharsets.US_ASCII))));
    }

    private static AssociateAc answer(byte[] pdu) throws IOException {
        assertThat(pdu[0]).isEqualTo((byte) PduType.ASSOCIATE_AC.code());
        return (AssociateAc) PduDecoder.decode(PduType.ASSOCIATE_AC, Arrays.copyOfRange(pdu, 1, pdu.length));
    }

    @Test
    void answersEachOfAHundredAndTwentyEightContextsByItsOwnId() throws Exception {
        List<ProposedContext> contexts = new ArrayList<>();
        for (int id = 255; id >= 1; id -= 2) {
            String sopClass = id % 4 == 1 ? TestServer.CT : "1.2.840.10008.5.1.4.1.2.2.1";
            contexts.add(new ProposedContext(id, sopClass, List.of("1.2.3.4", TestServer.IMPLICIT)));
        }
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(PduEncoder.encode(asking(information(16_384), contexts)));
            List<AnsweredContext> answers = answer(peer.readPdu()).contexts();
            assertThat(answers).hasSize(128).allSatisfy(one -> assertThat(one.result()).isEqualTo(one.id() % 4 == 1
                    ? ContextResult.ACCEPTED : ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED));
            assertThat(answers).filteredOn(AnsweredContext::accepted)
                    .allMatch(one -> one.transferSyntax().equals(TestServer.IMPLICIT));
        }
    }

    @Test
    void offersOneOperationAtATimeAndAnswersNoIdentityItDoesNotCheck() throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(PduEncoder.encode(asking(information(16_384), RawPeer.RQ.contexts())));
            byte[] pdu = peer.readPdu();
            UserInformation theirs = answer(pdu).userInformation();
            assertThat(theirs.asyncWindow()).isEmpty();
            assertThat(theirs.identity()).isEmpty();
            assertThat(theirs.extended()).isEmpty();
            assertThat(theirs.implementationClassUid()).isEqualTo(Implementation.CLASS_UID);
            assertThat(theirs.implementationVersionName()).isEqualTo(Implementation.VERSION_NAME).hasSizeBetween(1, 16);
            assertThat(theirs.pduBytesMax()).isBetween(16_384L, 1L << 20);
            assertThat(new String(pdu, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        }
    }

    @Test
    void letsAPeerBeScpOfCommitmentAloneAndOnlyWhereItsResultsAreTaken() throws Exception {
        RoleSelection[] wanted = {new RoleSelection(SopClasses.STORAGE_COMMITMENT, true, true),
            new RoleSelection(TestServer.CT, true, true)};
        Handlers taking = Handlers.echoOnly().withCommitmentResult((peer, result) -> Status.SUCCESS);
        assertThat(rolesFrom(taking, wanted)).containsExactly(
                new RoleSelection(SopClasses.STORAGE_COMMITMENT, true, true),
                new RoleSelection(TestServer.CT, true, false));
        assertThat(rolesFrom(Handlers.echoOnly(), wanted)).containsExactly(
                new RoleSelection(SopClasses.STORAGE_COMMITMENT, true, false),
                new RoleSelection(TestServer.CT, true, false));
    }

    private static List<RoleSelection> rolesFrom(Handlers handlers, RoleSelection... wanted) throws IOException {
        try (TestServer server = TestServer.start(TestServer.options(), handlers);
                RawPeer peer = new RawPeer(server.port())) {
            peer.write(PduEncoder.encode(asking(information(0, wanted), RawPeer.RQ.contexts())));
            return answer(peer.readPdu()).userInformation().roles();
        }
    }

    @Test
    void passesOverItemsAndSubItemsItDoesNotKnow() throws Exception {
        byte[] rq = PduEncoder.encode(RawPeer.RQ);
        byte[] unknown = {0x7A, 0, 0, 3, 1, 2, 3};
        byte[] longer = Arrays.copyOf(rq, rq.length + unknown.length);
        System.arraycopy(unknown, 0, longer, rq.length, unknown.length);
        ByteBuffer.wrap(longer).putInt(2, longer.length - 6);
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(longer);
            assertThat(answer(peer.readPdu()).contexts()).allMatch(AnsweredContext::accepted);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 8, 9, 16_384, 0xFFFFFFFFL})
    void keepsToTheLongestPduThePeerTakes(long pduBytesMax) throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(PduEncoder.encode(asking(information(pduBytesMax), RawPeer.RQ.contexts())));
            answer(peer.readPdu());
            peer.write(HostilePeerTest.echoCommand());
            ByteArrayOutputStream command = new ByteArrayOutputStream();
            boolean last = false;
            while (!last) {
                byte[] pdu = peer.readPdu();
                assertThat(pdu[0]).isEqualTo((byte) PduType.P_DATA_TF.code());
                assertThat((long) pdu.length - 1).isLessThanOrEqualTo(pduBytesMax == 0 ? 1 << 17 : pduBytesMax);
                last = (pdu[6] & 2) != 0;
                command.write(pdu, 7, pdu.length - 7);
            }
            assertThat(HostilePeerTest.status(command.toByteArray())).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void abortsWhereNoPduWouldHaveRoomForData(long pduBytesMax) throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = new RawPeer(server.port())) {
            peer.write(PduEncoder.encode(asking(information(pduBytesMax), RawPeer.RQ.contexts())));
            answer(peer.readPdu());
            assertThat(peer.readPdu()[0]).isEqualTo((byte) ABORT);
        }
    }

    @Test
    void endsAReleaseThatBothSidesAskForAtOnce() throws Exception {
        try (ServerSocket listening = new ServerSocket(0)) {
            CompletableFuture<List<Integer>> seen = CompletableFuture.supplyAsync(() -> collide(listening));
            DicomClient client = DicomClient.connect(
                    ClientOptions.to("127.0.0.1", listening.getLocalPort(), TestServer.AET, "US")
                            .withTimes(AssociationTimes.DEFAULT.withResponseMs(20_000)),
                    List.of(ContextProposal.verification()));
            assertThatCode(client::release).doesNotThrowAnyException();
            assertThat(seen.get(20, TimeUnit.SECONDS)).containsExactly(
                    PduType.ASSOCIATE_RQ.code(), PduType.RELEASE_RQ.code(), PduType.RELEASE_RP.code(), -1);
        }
    }

    /** An acceptor that asks for release when it is asked (PS3.8 table 9-10, Sta10 to Sta12). */
    private static List<Integer> collide(ServerSocket listening) {
        List<Integer> seen = new ArrayList<>();
        try (Socket socket = listening.accept()) {
            socket.setSoTimeout(20_000);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] rq = pdu(in, seen);
            AssociateRq asked = (AssociateRq) PduDecoder.decode(PduType.ASSOCIATE_RQ, rq);
            List<AnsweredContext> answers = asked.contexts().stream()
                    .map(one -> new AnsweredContext(one.id(), ContextResult.ACCEPTED, TestServer.IMPLICIT)).toList();
            socket.getOutputStream().write(PduEncoder.encode(
                    AssociateAc.of(asked, answers, UserInformation.ours(16_384, List.of()))));
            pdu(in, seen);
            socket.getOutputStream().write(PduEncoder.encode(new ReleaseRq()));
            pdu(in, seen);
            socket.getOutputStream().write(PduEncoder.encode(new ReleaseRp()));
            seen.add(in.read());
            return seen;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pdu(DataInputStream in, List<Integer> seen) throws IOException {
        seen.add(in.read());
        in.readByte();
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        return body;
    }

    @Test
    void takesFragmentsOfOddLengthAndNoneAtAll() throws Exception {
        byte[] data = LoopbackTest.randomBytes(1_001);
        try (TestServer server = TestServer.start(); RawPeer peer = RawPeer.associated(server.port())) {
            peer.write(HostilePeerTest.storeCommand());
            peer.write(fragments(data, 0, 1, 0, 333, 0, 7, 660));
            assertThat(HostilePeerTest.status(peer.readPdu())).isZero();
            assertThat(server.nextStored().dataSet()).isEqualTo(data);
        }
    }

    @Test
    void abortsWhenACommandComesBetweenTheFragmentsOfADataSet() throws Exception {
        try (TestServer server = TestServer.start(); RawPeer peer = RawPeer.associated(server.port())) {
            peer.write(HostilePeerTest.storeCommand());
            byte[] whole = fragments(new byte[20], 10, 10);
            peer.write(Arrays.copyOf(whole, 12 + 10));
            peer.write(HostilePeerTest.echoCommand());
            assertThat(peer.readPdu()[0]).isEqualTo((byte) ABORT);
            assertThat(server.stored).isEmpty();
        }
    }

    /** One P-DATA-TF a fragment, all on context 3; an empty last one at the end. */
    private static byte[] fragments(byte[] data, int... lengths) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        for (int length : lengths) {
            all.writeBytes(fragment(Arrays.copyOfRange(data, at, at + length), false));
            at += length;
        }
        all.writeBytes(fragment(new byte[0], true));
        return all.toByteArray();
    }

    private static byte[] fragment(byte[] bytes, boolean last) {
        return ByteBuffer.allocate(12 + bytes.length).put((byte) 4).put((byte) 0).putInt(bytes.length + 6)
                .putInt(bytes.length + 2).put((byte) 3).put((byte) (last ? 2 : 0)).put(bytes).array();
    }
}
