package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.TimeSource;
import org.pharos.dicom.net.dimse.Priority;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.RejectReason;
import org.pharos.process.FreePort;

@Timeout(60)
class LoopbackTest {

    private static final ContextProposal CT_EXPLICIT = ContextProposal.storage(TestServer.CT, TestServer.EXPLICIT);
    private static final OutgoingObject OBJECT = new OutgoingObject(TestServer.CT, "1.2.3.4", TestServer.EXPLICIT);
    private static final SopReference KEPT = new SopReference(TestServer.CT, "1.2.3.4");
    private static final SopReference LOST = new SopReference(TestServer.CT, "1.2.3.5");

    @Test
    void saysInWordsWhenNobodyListens() {
        ClientOptions nobody = ClientOptions.to("127.0.0.1", FreePort.find(), "PACS", "PHAROS");
        assertFails(() -> DicomClient.connect(nobody, List.of(ContextProposal.verification())),
                Failure.CONNECTION_REFUSED, "nothing listens there");
    }

    @Test
    void saysInWordsWhenTheHostIsUnknown() {
        ClientOptions unknown = ClientOptions.to("no-such-host.invalid", 104, "PACS", "PHAROS");
        assertFails(() -> DicomClient.connect(unknown, List.of(ContextProposal.verification())),
                Failure.UNREACHABLE, "no-such-host.invalid is not known");
    }

    @Test
    void turnsAwayAnUnknownCallingAeTitle() throws Exception {
        try (TestServer server = TestServer.start()) {
            ClientOptions stranger = ClientOptions.to("127.0.0.1", server.port(), TestServer.AET, "STRANGER");
            assertFails(() -> DicomClient.connect(stranger, List.of(CT_EXPLICIT)),
                    Failure.REJECTED, "calling AE title not recognised");
            assertThat(server.listener.next()).isEqualTo("rejected STRANGER: CALLING_AE_TITLE_NOT_RECOGNIZED");
        }
    }

    @Test
    void turnsAwayAWrongCalledAeTitleWithItsOwnCode() throws Exception {
        try (TestServer server = TestServer.start()) {
            ClientOptions wrong = ClientOptions.to("127.0.0.1", server.port(), "OTHER", "MODALITY");
            assertThatThrownBy(() -> DicomClient.connect(wrong, List.of(CT_EXPLICIT)))
                    .isInstanceOfSatisfying(DicomNetException.class, e -> assertThat(e.rejection())
                            .contains(RejectReason.CALLED_AE_TITLE_NOT_RECOGNIZED.pdu()));
        }
    }

    @Test
    void answersEchoAndCountsIt() throws Exception {
        try (TestServer server = TestServer.start()) {
            try (DicomClient client = DicomClient.connect(server.client(), List.of(ContextProposal.verification()))) {
                assertThat(client.echo()).isEqualTo(Status.SUCCESS);
                assertThat(client.echo()).isEqualTo(Status.SUCCESS);
            }
            assertThat(server.listener.next()).isEqualTo("opened by MODALITY");
            assertThat(server.listener.next()).isEqualTo("released by MODALITY");
            assertThat(server.listener.nextCounts()).isEqualTo(new AssociationCounts(2, 0, 0, 0, 0));
        }
    }

    @Test
    void carriesObjectsOfEverySizeUnchanged() throws Exception {
        try (TestServer server = TestServer.start();
                DicomClient client = DicomClient.connect(server.client(), List.of(CT_EXPLICIT))) {
            for (int size : new int[] {2, 65_516, 65_518, 65_520, 131_060, 131_072, 1_000_000, 5_000_002}) {
                byte[] bytes = randomBytes(size);
                assertThat(client.store(OBJECT, new ByteArrayInputStream(bytes))).isEqualTo(Status.SUCCESS);
                assertThat(server.nextStored().dataSet()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void tellsTheHandlerWhatIsStored() throws Exception {
        try (TestServer server = TestServer.start();
                DicomClient client = DicomClient.connect(server.client(), List.of(CT_EXPLICIT))) {
            client.store(OBJECT, Priority.HIGH, out -> out.write(new byte[10]));
            StoreRequest request = server.nextStored().request();
            assertThat(request.sopClassUid()).isEqualTo(TestServer.CT);
            assertThat(request.sopInstanceUid()).isEqualTo("1.2.3.4");
            assertThat(request.transferSyntaxUid()).isEqualTo(TestServer.EXPLICIT);
            assertThat(request.priority()).isEqualTo(Priority.HIGH);
            assertThat(request.peer().callingAet()).isEqualTo("MODALITY");
            assertThat(request.toString()).doesNotContain("1.2.3.4");
        }
    }

    @Test
    void bringsTheStatusAndItsCommentToTheSender() throws Exception {
        Handlers full = Handlers.echoOnly().withStore(
                (request, dataSet) -> Status.OUT_OF_RESOURCES.because("disk reserve reached"));
        try (TestServer server = TestServer.start(TestServer.options(), full);
                DicomClient client = DicomClient.connect(server.client(), List.of(CT_EXPLICIT))) {
            Status status = client.store(OBJECT, new ByteArrayInputStream(randomBytes(300_000)));
            assertThat(status.words()).isEqualTo("A700H out of resources: disk reserve reached");
            assertThat(client.store(OBJECT, new ByteArrayInputStream(randomBytes(10))).isFailure()).isTrue();
        }
    }

    @Test
    void keepsTheAssociationWhenAHandlerFails() throws Exception {
        Handlers faulty = Handlers.echoOnly().withStore((request, dataSet) -> {
            throw new IOException("disk trouble");
        });
        try (TestServer server = TestServer.start(TestServer.options(), faulty);
                DicomClient client = DicomClient.connect(
                        server.client(), List.of(CT_EXPLICIT, ContextProposal.verification()))) {
            assertThat(client.store(OBJECT, new ByteArrayInputStream(new byte[100])))
                    .isEqualTo(Status.PROCESSING_FAILURE);
            assertThat(client.echo()).isEqualTo(Status.SUCCESS);
            server.listener.next();
            assertThat(server.listener.next()).isEqualTo("handler failed: disk trouble");
        }
    }

    @Test
    void refusesASopClassThatWasNotAgreedOnBeforeSendingAnything() throws Exception {
        try (TestServer server = TestServer.start();
                DicomClient client = DicomClient.connect(server.client(),
                        List.of(ContextProposal.storage(TestServer.CT, "1.2.840.10008.1.2.4.90"),
                                new ContextProposal("1.2.3", List.of(TestServer.EXPLICIT), false),
                                ContextProposal.verification()))) {
            OutgoingObject jpeg2000 = new OutgoingObject(TestServer.CT, "1.2.3.4", "1.2.840.10008.1.2.4.90");
            assertFails(() -> client.store(jpeg2000, InputStream.nullInputStream()),
                    Failure.NOT_NEGOTIATED, "none of the offered transfer syntaxes is supported");
            OutgoingObject unknown = new OutgoingObject("1.2.3", "1.2.3.4", TestServer.EXPLICIT);
            assertFails(() -> client.store(unknown, InputStream.nullInputStream()),
                    Failure.NOT_NEGOTIATED, "this kind of object or service is not supported");
            assertThat(client.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void anAbortInTheMiddleOfAnObjectIsAFailureForItsReaderAndNotTheEnd() throws Exception {
        BlockingQueue<Throwable> seen = new ArrayBlockingQueue<>(1);
        Handlers reading = Handlers.echoOnly().withStore((request, dataSet) -> {
            try {
                dataSet.readAllBytes();
                return Status.SUCCESS;
            } catch (IOException e) {
                seen.add(e);
                throw e;
            }
        });
        try (TestServer server = TestServer.start(TestServer.options(), reading);
                DicomClient client = DicomClient.connect(server.client(), List.of(CT_EXPLICIT))) {
            assertThatThrownBy(() -> client.store(OBJECT, Priority.MEDIUM, out -> {
                out.write(randomBytes(200_000));
                throw new IOException("the file broke off");
            })).hasMessage("the file broke off");
            assertThat(seen.poll(10, TimeUnit.SECONDS)).asInstanceOf(
                    InstanceOfAssertFactories.type(DicomNetException.class))
                    .extracting(DicomNetException::failure).isEqualTo(Failure.ABORTED_BY_PEER);
            server.listener.next();
            assertThat(server.listener.next()).isEqualTo("aborted: the other application ended the association");
            assertThat(server.listener.nextCounts().refused()).isEqualTo(1);
        }
    }

    @Test
    void asksForCommitmentAndGetsTheResultOnTheSameAssociation() throws Exception {
        BlockingQueue<Boolean> confirmed = new ArrayBlockingQueue<>(1);
        Handlers committing = Handlers.echoOnly().withCommitment(new AtOnce(confirmed));
        try (TestServer server = TestServer.start(TestServer.options(), committing);
                DicomClient client = DicomClient.connect(server.client(), List.of(ContextProposal.commitment()))) {
            assertThat(client.requestCommitment("1.2.9", List.of(KEPT, LOST))).isEqualTo(Status.SUCCESS);
            Optional<CommitmentResult> result = client.awaitCommitment("1.2.9", 10_000);
            assertThat(result).contains(new CommitmentResult("1.2.9", List.of(KEPT), List.of(
                    new CommitmentResult.Failed(LOST, CommitmentFailure.NO_SUCH_OBJECT_INSTANCE))));
            assertThat(confirmed.poll(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tellsThatTheResultIsStillToBeSentWhenThePeerReleasesFirst() throws Exception {
        BlockingQueue<Boolean> confirmed = new ArrayBlockingQueue<>(1);
        Handlers committing = Handlers.echoOnly().withCommitment(new AtOnce(confirmed));
        try (TestServer server = TestServer.start(TestServer.options(), committing)) {
            try (DicomClient client = DicomClient.connect(server.client(), List.of(ContextProposal.commitment()))) {
                client.requestCommitment("1.2.9", List.of(KEPT));
            }
            assertThat(confirmed.poll(10, TimeUnit.SECONDS)).isFalse();
            server.listener.next();
            assertThat(server.listener.next()).isEqualTo("released by MODALITY");
        }
    }

    @Test
    void bringsACommitmentResultOnAnAssociationOfItsOwnInTheOtherRole() throws Exception {
        BlockingQueue<CommitmentResult> results = new ArrayBlockingQueue<>(1);
        Handlers waiting = Handlers.echoOnly().withCommitmentResult((peer, result) -> {
            results.add(result);
            return Status.SUCCESS;
        });
        CommitmentResult result = new CommitmentResult("1.2.9", List.of(KEPT), List.of());
        try (TestServer server = TestServer.start(TestServer.options(), waiting);
                DicomClient client = DicomClient.connect(
                        server.client(), List.of(ContextProposal.commitmentReport()))) {
            assertThat(client.sendEventReport(result)).isEqualTo(Status.SUCCESS);
            assertThat(results.poll(10, TimeUnit.SECONDS)).isEqualTo(result);
        }
    }

    @Test
    void doesNotBringACommitmentResultToWhoDoesNotTakeTheRole() throws Exception {
        try (TestServer server = TestServer.start();
                DicomClient client = DicomClient.connect(
                        server.client(), List.of(ContextProposal.commitmentReport()))) {
            assertFails(() -> client.sendEventReport(new CommitmentResult("1.2.9", List.of(KEPT), List.of())),
                    Failure.NOT_NEGOTIATED, "does not let MODALITY bring commitment results");
        }
    }

    @Test
    void refusesACommitmentRequestWhereNobodyAnswersIt() throws Exception {
        try (TestServer server = TestServer.start();
                DicomClient client = DicomClient.connect(server.client(), List.of(ContextProposal.commitment()))) {
            assertThat(client.requestCommitment("1.2.9", List.of(KEPT))).isEqualTo(Status.NO_SUCH_SOP_CLASS);
        }
    }

    @Test
    void aResultHandlerHearsWhatComesWhileTheClientWaits() throws Exception {
        BlockingQueue<CommitmentResult> heard = new ArrayBlockingQueue<>(1);
        Handlers committing = Handlers.echoOnly().withCommitment(new AtOnce(new ArrayBlockingQueue<>(1)));
        CommitmentResultHandler hearing = (peer, result) -> {
            heard.add(result);
            return Status.SUCCESS;
        };
        try (TestServer server = TestServer.start(TestServer.options(), committing);
                DicomClient client = DicomClient.connect(server.client(), List.of(ContextProposal.commitment()),
                        Optional.of(hearing), TimeSource.SYSTEM)) {
            client.requestCommitment("1.2.9", List.of(KEPT));
            client.awaitCommitment("1.2.9", 10_000);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void closingTheServerAbortsWhatIsOpen() throws Exception {
        TestServer server = TestServer.start();
        try (DicomClient client = DicomClient.connect(server.client(), List.of(ContextProposal.verification()))) {
            client.echo();
            server.close();
            assertFails(client::echo, Failure.ABORTED_BY_PEER, "ended the association");
        }
    }

    /** Knows the result at once: the first object is kept, the others are not there. */
    private record AtOnce(BlockingQueue<Boolean> confirmed) implements CommitmentHandler {

        @Override
        public Status requested(CommitmentRequest request) {
            return Status.SUCCESS;
        }

        @Override
        public Optional<CommitmentResult> resultAtOnce(CommitmentRequest request) {
            List<CommitmentResult.Failed> failed = request.objects().stream().skip(1)
                    .map(one -> new CommitmentResult.Failed(one, CommitmentFailure.NO_SUCH_OBJECT_INSTANCE)).toList();
            return Optional.of(new CommitmentResult(
                    request.transactionUid(), request.objects().subList(0, 1), failed));
        }

        @Override
        public void reported(CommitmentRequest request, boolean wasConfirmed) {
            confirmed.add(wasConfirmed);
        }
    }

    static byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void assertFails(
            ThrowableAssert.ThrowingCallable call, Failure failure, String words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DicomNetException.class, e -> {
            assertThat(e.failure()).isEqualTo(failure);
            assertThat(e).hasMessageContaining(words);
        });
    }
}
