package org.pharos.dicom.net.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PduCodingTest {

    private static final AssociateRq RQ = AssociateRq.of("MODALITY", "PHAROS",
            List.of(new ProposedContext(1, "1.2.840.10008.1.1", List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1")),
                    new ProposedContext(255, "1.2.840.10008.5.1.4.1.1.2", List.of("1.2.840.10008.1.2"))),
            UserInformation.ours(16384, List.of(new RoleSelection("1.2.840.10008.1.20.1", false, true))));

    @ParameterizedTest
    @MethodSource("shortPdus")
    void readsBackWhatItWrites(Pdu pdu) throws PduException {
        byte[] bytes = PduEncoder.encode(pdu);
        PduHeader header = PduHeader.decode(bytes, PduLimits.DEFAULT);
        assertThat(header.type()).isEqualTo(pdu.type());
        assertThat(header.lengthBytes()).isEqualTo(bytes.length - PduHeader.SIZE);
        assertThat(PduDecoder.decode(header.type(), body(bytes))).isEqualTo(pdu);
    }

    static Stream<Pdu> shortPdus() {
        return Stream.of(RQ, RejectReason.CALLING_AE_TITLE_NOT_RECOGNIZED.pdu(), new ReleaseRq(), new ReleaseRp(),
                Abort.byUser(), Abort.byProvider(AbortReason.UNEXPECTED_PDU));
    }

    @Test
    void readsBackAnAcceptanceButForTheTitlesNobodyShallTest() throws PduException {
        AssociateAc ac = AssociateAc.of(RQ, List.of(
                new AnsweredContext(1, ContextResult.ACCEPTED, "1.2.840.10008.1.2"),
                new AnsweredContext(255, ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED, "1.2.840.10008.1.2")),
                UserInformation.ours(0, List.of()));
        AssociateAc read = (AssociateAc) PduDecoder.decode(PduType.ASSOCIATE_AC, body(PduEncoder.encode(ac)));
        assertThat(read.contexts().get(0)).isEqualTo(ac.contexts().get(0));
        assertThat(read.contexts().get(1).result()).isEqualTo(ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        assertThat(read.userInformation()).isEqualTo(ac.userInformation());
    }

    @Test
    void carriesEveryUserInformationSubItem() throws PduException {
        UserInformation all = new UserInformation(0, "1.2.3", "OTHER", Optional.of(new AsyncWindow(5, 0)),
                List.of(new RoleSelection("1.2", true, false)),
                List.of(new ExtendedNegotiation("1.2.4", new byte[] {1, 0, 2})),
                List.of(new CommonExtendedNegotiation("1.2.5", "1.2.6", List.of("1.2.7", "1.2.8"))),
                Optional.of(new UserIdentity(2, true, "user".getBytes(), "secret".getBytes())));
        AssociateRq rq = AssociateRq.of("A", "B", RQ.contexts(), all);
        UserInformation read = ((AssociateRq) PduDecoder.decode(PduType.ASSOCIATE_RQ, body(PduEncoder.encode(rq))))
                .userInformation();
        assertThat(read.asyncWindow()).isEqualTo(all.asyncWindow());
        assertThat(read.roles()).isEqualTo(all.roles());
        assertThat(read.extended().get(0).information()).containsExactly(1, 0, 2);
        assertThat(read.commonExtended()).isEqualTo(all.commonExtended());
        assertThat(read.identity().orElseThrow().secondary()).isEqualTo("secret".getBytes());
        assertThat(read.toString()).doesNotContain("secret");
    }

    @ParameterizedTest(name = "{0} of {1} bytes")
    @CsvSource({"1,65537", "1,4294967295", "2,65537", "3,5", "3,3", "4,1048577", "4,2147483648", "5,8", "6,0", "7,100"})
    void refusesALengthAPduCannotHave(int type, long length) {
        byte[] header = {(byte) type, 0,
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length};
        assertThatThrownBy(() -> PduHeader.decode(header, PduLimits.DEFAULT))
                .isInstanceOfSatisfying(PduException.class,
                        e -> assertThat(e.reason()).isEqualTo(AbortReason.INVALID_PARAMETER_VALUE));
    }

    @Test
    void saysThatTheOtherSideSpeaksTls() {
        byte[] clientHello = {0x16, 3, 1, 2, 0, 1};
        assertThatThrownBy(() -> PduHeader.decode(clientHello, PduLimits.DEFAULT)).hasMessageContaining("TLS");
    }

    @ParameterizedTest(name = "length {0} with {1} left")
    @CsvSource({"0,100", "1,100", "97,100", "4294967295,100", "2147483648,1048576"})
    void refusesAPdvThatReachesBeyondItsPdu(long length, int left) {
        byte[] header = {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length, 1, 0};
        assertThatThrownBy(() -> PdvHeader.decode(header, left)).isInstanceOf(PduException.class);
    }

    @Test
    void refusesAPdvOnAnEvenContext() {
        assertThatThrownBy(() -> PdvHeader.decode(new byte[] {0, 0, 0, 2, 2, 0}, 100))
                .hasMessageContaining("is even");
    }

    @Test
    void refusesAContextIdUsedTwice() {
        AssociateRq twice = AssociateRq.of("A", "B",
                List.of(RQ.contexts().get(0), RQ.contexts().get(0)), RQ.userInformation());
        assertThatThrownBy(() -> PduDecoder.decode(PduType.ASSOCIATE_RQ, body(PduEncoder.encode(twice))))
                .hasMessageContaining("used twice");
    }

    @Test
    void refusesAUidThatIsAPath() {
        AssociateRq evil = AssociateRq.of("A", "B",
                List.of(new ProposedContext(1, "../../etc/passwd", List.of("1.2"))), RQ.userInformation());
        assertThatThrownBy(() -> PduDecoder.decode(PduType.ASSOCIATE_RQ, body(PduEncoder.encode(evil))))
                .hasMessageContaining("digits and dots");
    }

    @Test
    void everyCutOfARequestIsRefusedOrLacksItsLastItems() {
        byte[] body = body(PduEncoder.encode(RQ));
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> PduDecoder.decode(PduType.ASSOCIATE_RQ, cut)).isInstanceOf(PduException.class);
        }
    }

    @Test
    void noDamageToAPduCausesAnythingButARefusal() {
        Random random = new Random(20);
        List<byte[]> seeds = new ArrayList<>(List.of(body(PduEncoder.encode(RQ)), new byte[300]));
        for (int round = 0; round < 50_000; round++) {
            byte[] damaged = seeds.get(round % seeds.size()).clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            PduType type = PduType.values()[round % 3];
            try {
                PduDecoder.decode(type, damaged);
            } catch (PduException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void padsAeTitlesAndReadsThemWithoutPadding() throws PduException {
        byte[] bytes = PduEncoder.encode(RQ);
        assertThat(new String(bytes, 10, 32)).isEqualTo("PHAROS          MODALITY        ");
        AssociateRq read = (AssociateRq) PduDecoder.decode(PduType.ASSOCIATE_RQ, body(bytes));
        assertThat(read.callingAet()).isEqualTo("MODALITY");
    }

    @Test
    void knowsTheWordsOfEveryRejectionTheStandardPrints() {
        assertThat(new AssociateRj(1, 1, 3).words()).isEqualTo("calling AE title not recognised");
        assertThat(new AssociateRj(2, 3, 2).words()).isEqualTo("too many associations at once, try again later");
        assertThat(new AssociateRj(9, 9, 9).words()).isEqualTo("rejected (result 9, source 9, reason 9)");
    }

    private static byte[] body(byte[] pdu) {
        return Arrays.copyOfRange(pdu, PduHeader.SIZE, pdu.length);
    }
}
