package org.pharos.gateway.delivery.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.RejectReason;
import org.pharos.dicom.net.service.Verdict;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.outbox.CommitmentNotOfferedException;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.outbox.DestinationUnavailableException;
import org.pharos.gateway.delivery.dicom.DestinationOptions.CommitmentMode;
import org.pharos.process.FreePort;
import org.pharos.test.support.FakePacs;
import org.pharos.test.support.FakePacs.Answers;
import org.pharos.test.support.SampleStudies;

class DicomChannelTest {

    @TempDir
    private Path folder;

    private Bench bench(int port) {
        return new Bench(folder, port, "PACS", CommitmentMode.AUTO);
    }

    @Test
    void saysWhatToCheckWhenNobodyListens() {
        try (Bench bench = bench(FreePort.find())) {
            assertThatThrownBy(() -> bench.deliver(bench.image(1, 1)))
                    .isInstanceOf(DestinationUnavailableException.class).hasMessageContaining("Nothing answers at");
            assertThat(bench.contact.health().state()).isEqualTo(HealthState.DEGRADED);
            assertThat(bench.contact.health().state().ready()).isTrue();
        }
    }

    @Test
    void saysWhomToAskWhenThePacsDoesNotKnowUs() throws IOException {
        try (FakePacs pacs = FakePacs.refusing(Verdict.reject(RejectReason.CALLING_AE_TITLE_NOT_RECOGNIZED));
                Bench bench = bench(pacs.port())) {
            assertThatThrownBy(() -> bench.deliver(bench.image(1, 1)))
                    .hasMessage("pacs refused us (calling AE title not recognised)."
                            + " Ask its administrator to add PHAROS.");
        }
    }

    @Test
    void givesUpOnAPeerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Bench bench = bench(silent.getLocalPort())) {
            assertThatThrownBy(() -> bench.deliver(bench.image(1, 1)))
                    .isInstanceOf(DestinationUnavailableException.class).hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void outOfResourcesPassesAndNotUnderstoodDoesNot() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.NOT_OFFERED); Bench bench = bench(pacs.port())) {
            pacs.answer(Status.OUT_OF_RESOURCES);
            assertThat(bench.deliver(bench.image(1, 1))).singleElement()
                    .isInstanceOfSatisfying(DeliveryAnswer.Refused.class, refused -> {
                        assertThat(refused.permanent()).isFalse();
                        assertThat(refused.words()).contains("A700H out of resources").contains("sent again by itself");
                    });
            pacs.answer(Status.CANNOT_UNDERSTAND);
            assertThat(bench.deliver(bench.image(1, 1))).singleElement()
                    .isInstanceOfSatisfying(DeliveryAnswer.Refused.class, refused -> assertThat(refused.permanent())
                            .isTrue());
            pacs.answer(Status.DUPLICATE_SOP_INSTANCE);
            assertThat(bench.deliver(bench.image(1, 1))).singleElement().isInstanceOf(DeliveryAnswer.Taken.class);
        }
    }

    @Test
    void aFileThatIsGoneDoesNotTakeTheOthersWithIt() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.NOT_OFFERED); Bench bench = bench(pacs.port())) {
            StoredInstance gone = bench.image(1, 1);
            Files.delete(gone.file());
            List<DeliveryAnswer> answers = bench.deliver(gone, bench.image(1, 2));
            assertThat(answers.get(0)).isInstanceOf(DeliveryAnswer.Refused.class);
            assertThat(answers.get(1)).isInstanceOf(DeliveryAnswer.Taken.class);
        }
    }

    @Test
    void sendsABatchOverOneAssociationByteForByte() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.NOT_OFFERED); Bench bench = bench(pacs.port())) {
            StoredInstance first = bench.image(1, 1);
            assertThat(bench.deliver(first, bench.image(1, 2), bench.image(2, 1))).hasSize(3)
                    .allMatch(DeliveryAnswer.Taken.class::isInstance);
            assertThat(pacs.associations()).isEqualTo(1);
            byte[] file = Files.readAllBytes(first.file());
            byte[] stored = Arrays.copyOfRange(file, (int) first.dataSetOffset(), file.length);
            assertThat(pacs.held().get(first.instance().value()).dataSet()).isEqualTo(stored);
            assertThat(bench.contact.health().what()).isEqualTo("pacs answers.");
        }
    }

    @Test
    void writesAnewForAPeerThatKnowsOnlyImplicitLittleEndian() throws Exception {
        TransferSyntax implicit = TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
        for (TransferSyntax stored : List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_BIG_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN)) {
            try (FakePacs pacs = FakePacs.knowing(List.of(implicit.uid())); Bench bench = bench(pacs.port())) {
                DataSet image = SampleStudies.chestImage(1, 1);
                StoredInstance instance = bench.image(image, stored);
                assertThat(bench.deliver(instance)).singleElement().isInstanceOf(DeliveryAnswer.Taken.class);
                FakePacs.Held held = pacs.held().get(instance.instance().value());
                assertThat(held.transferSyntaxUid()).isEqualTo(implicit.uid());
                DataSet arrived = DicomReader.readDataSet(new ByteArrayInputStream(held.dataSet()), implicit);
                assertThat(arrived.getString(Tag.PatientName)).isEqualTo(image.getString(Tag.PatientName));
                assertThat(arrived.getInts(Tag.Rows)).isEqualTo(image.getInts(Tag.Rows));
                assertThat(arrived.getBytes(Tag.PixelData).orElseThrow())
                        .isEqualTo(image.getBytes(Tag.PixelData).orElseThrow());
            }
        }
    }

    @Test
    void neverChangesCompressedPixelsAndSaysWhatToAllow() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.NOT_OFFERED); Bench bench = bench(pacs.port())) {
            DataSet image = SampleStudies.chestImage(1, 1).remove(Tag.PixelData)
                    .setFragments(Tag.PixelData, List.of(new byte[0], new byte[] {1, 2, 3, 4}));
            StoredInstance jpeg = bench.image(image, TransferSyntax.JPEG_2000_LOSSLESS);
            assertThat(bench.deliver(jpeg, bench.image(2, 1))).satisfiesExactly(
                    first -> assertThat(first).isInstanceOfSatisfying(DeliveryAnswer.Refused.class, refused -> {
                        assertThat(refused.permanent()).isTrue();
                        assertThat(refused.words()).contains("but not in transfer syntax")
                                .contains("never changed here");
                    }),
                    second -> assertThat(second).isInstanceOf(DeliveryAnswer.Taken.class));
        }
    }

    @Test
    void hearsTheAnswerToACommitmentRequestOnTheSameAssociation() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.SAME_ASSOCIATION); Bench bench = bench(pacs.port())) {
            StoredInstance kept = bench.image(1, 1);
            StoredInstance lost = bench.image(1, 2);
            bench.deliver(kept, lost);
            pacs.lose(lost.instance().value());
            bench.channel.requestCommitment("2.25.77", List.of(kept, lost));
            await().until(() -> !bench.reports.isEmpty());
            assertThat(bench.reports.peek()).satisfies(report -> {
                assertThat(report.transactionUid()).isEqualTo("2.25.77");
                assertThat(report.committed()).containsExactly(kept.instance());
                assertThat(report.failed()).containsEntry(lost.instance(), "the object is not there");
            });
        }
    }

    @Test
    void doesNotWaitForAnAnswerThatComesLater() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.LATER); Bench bench = bench(pacs.port())) {
            StoredInstance image = bench.image(1, 1);
            bench.deliver(image);
            bench.channel.requestCommitment("2.25.78", List.of(image));
            assertThat(pacs.openRequests()).hasSize(1);
            assertThat(bench.deliver(bench.image(1, 2))).singleElement().isInstanceOf(DeliveryAnswer.Taken.class);
        }
    }

    @Test
    void keepsNoAssociationOpenForAnAnswerThatCameOnAnother() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.LATER); Bench bench = bench(pacs.port())) {
            StoredInstance image = bench.image(1, 1);
            bench.deliver(image);
            for (int i = 1; i <= CommitmentDesk.WAITING_MAX; i++) {
                bench.channel.requestCommitment("2.25.80" + i, List.of(image));
            }
            assertThat(bench.channel.mayRequestCommitment()).as("more answers would be waited for").isFalse();
            bench.channel.commitmentAnswered("2.25.801");
            await().until(bench.channel::mayRequestCommitment);
            bench.channel.requestCommitment("2.25.810", List.of(image));
            assertThat(bench.channel.mayRequestCommitment()).isTrue();
        }
    }

    @Test
    void hearsEveryAnswerOfASlowDestinationThatIsAskedMoreOftenThanThreadsMayWait() throws Exception {
        int requests = CommitmentDesk.WAITING_MAX + 5;
        try (FakePacs pacs = FakePacs.start(Answers.SAME_ASSOCIATION); Bench bench = bench(pacs.port())) {
            StoredInstance image = bench.image(1, 1);
            bench.deliver(image);
            pacs.answerNobody();
            Future<Void> asking = Executors.newSingleThreadExecutor().submit(() -> {
                for (int i = 0; i < requests; i++) {
                    await().atMost(Duration.ofMinutes(1)).until(bench.channel::mayRequestCommitment);
                    bench.channel.requestCommitment("2.25.900" + i, List.of(image));
                }
                return null;
            });
            await().atMost(Duration.ofMinutes(1)).until(() -> pacs.asked() == CommitmentDesk.WAITING_MAX);
            assertThat(bench.channel.mayRequestCommitment()).isFalse();
            pacs.answerAgain();
            asking.get();
            await().atMost(Duration.ofMinutes(1)).until(() -> bench.reports.size() == requests);
        }
    }

    @Test
    void takesAMissingCommitmentServiceAsItIsUnlessToldToInsist() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.NOT_OFFERED); Bench bench = bench(pacs.port());
                Bench insisting = new Bench(folder, pacs.port(), "PACS", CommitmentMode.ON)) {
            StoredInstance image = bench.image(1, 1);
            assertThatThrownBy(() -> bench.channel.requestCommitment("2.25.79", List.of(image)))
                    .isInstanceOf(CommitmentNotOfferedException.class).hasMessageContaining("its Success is the end");
            assertThatThrownBy(() -> insisting.channel.requestCommitment("2.25.80", List.of(image)))
                    .isInstanceOf(DestinationUnavailableException.class).hasMessageContaining("set commitment to auto");
        }
    }

    @Test
    void echoesAndEndsWhatIsUnderWayWhenClosed() throws Exception {
        try (FakePacs pacs = FakePacs.start(Answers.NOT_OFFERED); Bench bench = bench(pacs.port())) {
            bench.channel.echo();
            assertThat(pacs.associations()).isEqualTo(1);
            bench.channel.close();
            assertThatThrownBy(bench.channel::echo).isInstanceOf(DestinationUnavailableException.class);
        }
    }
}
