package org.pharos.gateway.intake.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.AssociateRj;
import org.pharos.dicom.net.service.AssociationListener;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.CommitmentFailure;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.DicomServer;
import org.pharos.dicom.net.service.Handlers;
import org.pharos.dicom.net.service.ServerOptions;
import org.pharos.dicom.net.service.SopReference;
import org.pharos.dicom.net.service.SupportedContexts;
import org.pharos.dicom.net.service.Verdict;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.IntakeListener;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.outbox.CommitmentReport;

class DicomIntakeTest {

    @TempDir
    Path home;
    private IntakeFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new IntakeFixture(home);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void turnsAwayAnUnknownCallingAeAndSaysWho() {
        ClientOptions stranger = ClientOptions.to("127.0.0.1", fixture.intake.port(), "PHAROS", "STRANGER");
        assertThatThrownBy(() -> DicomClient.connect(stranger, List.of(ContextProposal.verification())))
                .isInstanceOfSatisfying(DicomNetException.class,
                        e -> assertThat(e.rejection()).contains(new AssociateRj(1, 1, 3)));
        assertThat(fixture.directory.refusedAttempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.reason()).isEqualTo(RefusalReason.CALLING_AE_UNKNOWN);
            assertThat(attempt.peer().calling()).isEqualTo("STRANGER");
        });
    }

    @Test
    void turnsAwayWhoAsksForAnotherCalledAe() {
        ClientOptions wrong = ClientOptions.to("127.0.0.1", fixture.intake.port(), "OTHER", "CT1");
        assertThatThrownBy(() -> DicomClient.connect(wrong, List.of(ContextProposal.verification())))
                .isInstanceOfSatisfying(DicomNetException.class,
                        e -> assertThat(e.rejection()).contains(new AssociateRj(1, 1, 7)));
        assertThat(fixture.heard.refused).containsExactly(RefusalReason.CALLED_AE_WRONG);
    }

    @Test
    void namesWhatWasOfferedInVain() throws Exception {
        ContextProposal unknown = ContextProposal.storage("1.2.840.113619.4.30", Uids.ExplicitVRLittleEndian);
        ContextProposal elsewhere = ContextProposal.storage(Uids.CTImageStorage, Uids.JPIPReferenced);
        try (DicomClient client = fixture.connect(unknown, elsewhere)) {
            assertThat(client.contexts()).noneMatch(context -> context.answered().accepted());
        }
        assertThat(fixture.directory.refusedAttempts()).extracting(attempt -> attempt.reason())
                .containsExactly(RefusalReason.SOP_CLASS_UNSUPPORTED, RefusalReason.TRANSFER_SYNTAX_UNSUPPORTED);
        assertThat(fixture.directory.refusedAttempts().get(0).words()).contains("1.2.840.113619.4.30");
        assertThat(fixture.directory.refusedAttempts().get(1).words()).contains("CT Image Storage", "JPIP");
    }

    @Test
    void takesAPrivateSopClassThatIsConfigured() throws Exception {
        fixture.close();
        fixture = new IntakeFixture(home, Map.of("extraSopClasses", "1.2.840.113619.4.30, 1.2.3"), Map.of());
        try (DicomClient client =
                fixture.connect(ContextProposal.storage("1.2.840.113619.4.30", Uids.JPEG2000Lossless))) {
            assertThat(client.accepts("1.2.840.113619.4.30", Uids.JPEG2000Lossless)).isTrue();
        }
    }

    @Test
    void refusesWhatIsMalformedAndLeavesNothingBehind() throws Exception {
        Slice slice = Slice.ct("1.2.3");
        DataSet noStudy = Slice.dataSet("1.2.4", 1, 100);
        noStudy.remove(Tag.StudyInstanceUID);
        DataSet otherClass = Slice.dataSet("1.2.5", 1, 100).setString(Tag.SOPClassUID, Uids.MRImageStorage);
        assertThat(fixture.send(slice.cutTo(500)).code()).isEqualTo(0xC000);
        assertThat(fixture.send(slice.cutTo(slice.encoded().length - 7)).code()).isEqualTo(0xC000);
        assertThat(fixture.send(Slice.encoded("1.2.4", noStudy))).satisfies(status -> {
            assertThat(status.code()).isEqualTo(0xC000);
            assertThat(status.comment()).contains("Study Instance UID");
        });
        assertThat(fixture.send(Slice.encoded("1.2.5", otherClass)).code()).isEqualTo(0xA900);
        assertThat(fixture.send(Slice.encoded("1.2.6", Slice.dataSet("1.2.7", 1, 100))).code()).isEqualTo(0xA900);
        assertThat(fixture.files("instances")).isEmpty();
        assertThat(fixture.files("incoming")).isEmpty();
        assertThat(fixture.heard.stored).isEmpty();
        assertThat(fixture.heard.refused).hasSize(5).containsOnly(RefusalReason.MALFORMED);
    }

    @Test
    void answersOutOfResourcesWhenTheReserveIsReached() throws Exception {
        fixture.close();
        fixture = new IntakeFixture(home, Map.of(), Map.of("reserveMib", Integer.MAX_VALUE));
        assertThat(fixture.send(Slice.ct("1.2.3"))).satisfies(status -> {
            assertThat(status.code()).isEqualTo(0xA700);
            assertThat(status.comment()).contains("reserve");
        });
        assertThat(fixture.files("instances")).isEmpty();
    }

    @Test
    void keepsBothOfTwoThatShareAUidAndTellsTheSenderAFailure() throws Exception {
        Slice first = Slice.ct("1.2.3", 1, 1_000);
        assertThat(fixture.send(first).isSuccess()).isTrue();
        assertThat(fixture.send(Slice.ct("1.2.3", 2, 1_000)).code()).isEqualTo(0xC111);
        assertThat(fixture.held("1.2.3")).contains(first.encoded());
        assertThat(fixture.files("quarantine")).hasSize(1);
        assertThat(fixture.heard.refused).containsExactly(RefusalReason.CONFLICTING_INSTANCE);
    }

    @Test
    void storesOneAndConfirmsTenWhenTheSameObjectComesTenTimesAtOnce() throws Exception {
        Slice slice = Slice.ct("1.2.3", 1, 200_000);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService senders = Executors.newFixedThreadPool(10);
        List<Future<Status>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(senders.submit(() -> {
                go.await();
                return fixture.send(slice);
            }));
        }
        go.countDown();
        for (Future<Status> answer : answers) {
            assertThat(answer.get().isSuccess()).isTrue();
        }
        senders.shutdown();
        assertThat(fixture.heard.stored).hasSize(1);
        assertThat(fixture.files("instances")).hasSize(1);
    }

    @Test
    void handsOnWhatWasStoredAndHowTheAssociationEnded() throws Exception {
        Slice slice = Slice.ct("1.2.3");
        try (DicomClient first = fixture.connect(slice); DicomClient second = fixture.connect(slice)) {
            assertThat(IntakeFixture.send(first, slice).isSuccess()).isTrue();
            assertThat(IntakeFixture.send(second, Slice.ct("1.2.4")).isSuccess()).isTrue();
            first.release();
            await().until(() -> fixture.heard.ended.size() == 1);
            second.abort();
            await().until(() -> fixture.heard.ended.size() == 2);
        }
        Set<StudyUid> study = Set.of(new StudyUid(Slice.STUDY));
        assertThat(fixture.heard.ended).containsExactly(
                new Heard.Ended(study, study, true), new Heard.Ended(study, Set.of(), false));
        assertThat(fixture.heard.stored).extracting(StoredInstance::instance)
                .containsExactly(new InstanceUid("1.2.3"), new InstanceUid("1.2.4"));
        assertThat(fixture.heard.stored.get(0).origin().source()).isEqualTo("CT1");
        assertThat(fixture.held("1.2.3")).contains(slice.encoded());
    }

    @Test
    void goesOnWhenAListenerFails() throws Exception {
        fixture.intake.addListener((IntakeListener) instance -> {
            throw new IllegalStateException("a fault of a listener");
        });
        assertThat(fixture.send(Slice.ct("1.2.3")).isSuccess()).isTrue();
        assertThat(fixture.heard.stored).hasSize(1);
    }

    @Test
    void answersEchoAndCountsWhatItDid() throws Exception {
        try (DicomClient client = fixture.connect(ContextProposal.verification())) {
            assertThat(client.echo().isSuccess()).isTrue();
        }
        fixture.send(Slice.ct("1.2.3"));
        fixture.send(Slice.ct("1.2.3"));
        assertThat(fixture.intake.metrics()).extracting(metric -> metric.name() + '=' + metric.value())
                .contains("intake/associations/accepted=3", "intake/objects/stored=1", "intake/objects/repeated=1");
        assertThat(fixture.intake.check().state()).isEqualTo(HealthState.OK);
    }

    @Test
    void commitsToWhatItHoldsOnTheSameAssociation() throws Exception {
        fixture.send(Slice.ct("1.2.3"));
        SopReference held = new SopReference(Uids.CTImageStorage, "1.2.3");
        SopReference absent = new SopReference(Uids.CTImageStorage, "1.2.4");
        SopReference otherClass = new SopReference(Uids.MRImageStorage, "1.2.3");
        try (DicomClient client = fixture.connect(ContextProposal.commitment())) {
            assertThat(client.requestCommitment("2.25.1", List.of(held, absent, otherClass)).isSuccess()).isTrue();
            CommitmentResult result = client.awaitCommitment("2.25.1", 5_000).orElseThrow();
            assertThat(result.committed()).containsExactly(held);
            assertThat(result.failed()).containsExactly(
                    new CommitmentResult.Failed(absent, CommitmentFailure.NO_SUCH_OBJECT_INSTANCE),
                    new CommitmentResult.Failed(otherClass, CommitmentFailure.CLASS_INSTANCE_CONFLICT));
        }
    }

    @Test
    void bringsAResultThatWasNotAwaitedToThePeersAddress() throws Exception {
        List<CommitmentResult> brought = new CopyOnWriteArrayList<>();
        Handlers handlers = Handlers.echoOnly().withCommitmentResult((peer, result) -> {
            brought.add(result);
            return Status.SUCCESS;
        });
        try (DicomServer modality = DicomServer.start(ServerOptions.onPort(0), request -> Verdict.accept(),
                SupportedContexts.none().with(Uids.StorageCommitmentPushModel, Uids.ImplicitVRLittleEndian), handlers,
                AssociationListener.NONE)) {
            fixture.close();
            fixture = new IntakeFixture(home, Map.of("commitmentPeers", "CT1@127.0.0.1:" + modality.port()), Map.of());
            fixture.send(Slice.ct("1.2.3"));
            try (DicomClient client = fixture.connect(ContextProposal.commitment())) {
                client.requestCommitment("2.25.1", List.of(new SopReference(Uids.CTImageStorage, "1.2.3")));
                client.abort();
            }
            await().until(() -> !brought.isEmpty());
            assertThat(brought.get(0).isComplete()).isTrue();
        }
    }

    @Test
    void passesOnWhatAnArchiveReportsAndRefusesReportsNobodyAskedFor() throws Exception {
        List<CommitmentReport> reports = new CopyOnWriteArrayList<>();
        fixture.intake.addCommitmentListener(report -> {
            reports.add(report);
            return report.transactionUid().equals("2.25.1");
        });
        SopReference object = new SopReference(Uids.CTImageStorage, "1.2.3");
        try (DicomClient client = fixture.connect(ContextProposal.commitmentReport())) {
            assertThat(client.sendEventReport(new CommitmentResult("2.25.1", List.of(object), List.of())).isSuccess())
                    .isTrue();
            assertThat(client.sendEventReport(new CommitmentResult("2.25.2", List.of(object), List.of())).isFailure())
                    .isTrue();
        }
        assertThat(reports.get(0).committed()).containsExactly(new InstanceUid("1.2.3"));
        assertThat(reports.get(0).callingAeTitle()).isEqualTo("CT1");
    }

    @Test
    void saysWhyItsDoorStaysShutWhenThePortIsTaken() throws Exception {
        int taken = fixture.intake.port();
        Path other = home.resolve("other");
        try (IntakeFixture second = new IntakeFixture(other, Map.of("port", taken), Map.of())) {
            assertThat(second.intake.check().state()).isEqualTo(HealthState.CRITICAL);
            assertThat(second.intake.check().why()).contains("port " + taken);
        }
    }

    @Test
    void saysWhyItsDoorStaysShutWhenKeysForTlsAreMissing() throws Exception {
        Path other = home.resolve("other");
        try (IntakeFixture second = new IntakeFixture(other, Map.of("tls", true), Map.of())) {
            assertThat(second.intake.check().why()).contains("dicom.p12");
        }
    }
}
