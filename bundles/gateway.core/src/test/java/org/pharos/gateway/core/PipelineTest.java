package org.pharos.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.ChainStep;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.test.support.FakeDeliveryChannel.Commitment;
import org.pharos.test.support.FakeDeliveryChannel;
import org.pharos.test.support.SampleApplication;
import org.pharos.test.support.SampleStudies;

class PipelineTest {

    private static InstanceUid image(int study, int image) {
        return new InstanceUid(SampleStudies.imageUid(study, image));
    }

    @Test
    void keepsTheStudyAndDeliversItWhenThePacsComesBack() {
        try (Box box = new Box("pacs")) {
            box.pacs().down("The PACS cannot be reached. Check the network.");
            box.start();
            StudyUid study = box.send(1, 1, 2);
            box.awaitState(study, ChainStep.DELIVERED, StepState.RETRYING);
            assertThat(box.link(study, ChainStep.DELIVERED).words()).contains("0 of").contains("cannot be reached");
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);

            box.pacs().down("");

            box.awaitFinished(study);
            assertThat(box.pacs().held()).startsWith(image(1, 1), image(1, 2)).hasSize(3);
            assertThat(box.journal.events(StudyEvent.DeliveryFailed.class)).as("an outage must not fill the journal")
                    .hasSizeLessThan(5);
        }
    }

    @Test
    void aDeadDestinationDelaysNoOther() {
        try (Box box = new Box("archive", "pacs")) {
            box.destinations.get("archive").down("It is off.");
            box.start();
            StudyUid study = box.send(1, 1);
            await().until(() -> box.destinations.get("pacs").held().size() == 2);
            assertThat(box.destinations.get("archive").held()).isEmpty();
            assertThat(box.state(study, ChainStep.DELIVERED)).isEqualTo(StepState.RETRYING);
            box.destinations.get("archive").down("");
            box.awaitFinished(study);
        }
    }

    @Test
    void setsAsideWhatThePacsRefusesForGoodAndSaysWhy() {
        try (Box box = new Box("pacs")) {
            box.pacs().refuse(instance -> instance.origin().isResult()
                    ? Optional.of(new DeliveryAnswer.Refused(instance, true, "It does not take structured reports."))
                    : Optional.empty());
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.state(study, ChainStep.DELIVERED)).isEqualTo(StepState.FAILED);
            assertThat(box.link(study, ChainStep.DELIVERED).words()).contains("does not take structured reports");
            assertThat(box.pacs().held()).containsExactly(image(1, 1));

            box.pacs().refuse(instance -> Optional.empty());
            box.pipeline().retry(study, "operator");
            await().until(() -> box.pacs().held().size() == 2);
            box.awaitState(study, ChainStep.DELIVERED, StepState.DONE);
        }
    }

    @Test
    void triesAgainWhenThePacsIsOutOfResources() {
        try (Box box = new Box("pacs")) {
            box.pacs().refuse(instance -> Optional.of(new DeliveryAnswer.Refused(instance, false,
                    "A700H out of resources")));
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitState(study, ChainStep.DELIVERED, StepState.RETRYING);
            await().until(() -> box.pacs().arrivals().size() > 2);
            box.pacs().refuse(instance -> Optional.empty());
            box.awaitFinished(study);
            assertThat(box.state(study, ChainStep.COMMITTED)).isEqualTo(StepState.DONE);
        }
    }

    @Test
    void oneRefusedObjectHoldsUpNoOther() {
        try (Box box = new Box("pacs")) {
            box.pacs().refuse(instance -> instance.instance().equals(image(1, 1))
                    ? Optional.of(new DeliveryAnswer.Refused(instance, false, "0110H processing failure"))
                    : Optional.empty());
            box.start();
            box.send(1, 1, 2);
            StudyUid other = box.send(2, 1);
            box.awaitFinished(other);
            assertThat(box.pacs().held()).contains(image(1, 2), image(2, 1)).doesNotContain(image(1, 1));
        }
    }

    @Test
    void anObjectThatMakesThePacsHangUpHoldsUpNoOther() {
        try (Box box = new Box("pacs")) {
            box.pacs().breakOn(image(1, 1));
            box.start();
            StudyUid study = box.send(1, 1, 2, 3);
            StudyUid other = box.send(2, 1);
            box.awaitFinished(other);
            await().until(() -> box.pacs().held().containsAll(Set.of(image(1, 2), image(1, 3))));
            await().until(() -> box.journal.events(StudyEvent.DeliveryFailed.class).stream()
                    .anyMatch(event -> event.words().contains("lost again while this object was sent")
                            && event.instances().equals(List.of(image(1, 1)))));
            assertThat(box.state(study, ChainStep.DELIVERED)).isEqualTo(StepState.RETRYING);
            box.pacs().breakOn(image(9, 9));
            box.awaitFinished(study);
        }
    }

    @Test
    void sendsAgainWhatThePacsDoesNotCommitTo() {
        try (Box box = new Box("pacs")) {
            box.pacs().commitment(Commitment.FAILS_ONCE);
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.journal.events(StudyEvent.CommitmentFailed.class)).isNotEmpty();
            assertThat(box.pacs().arrivals()).filteredOn(image(1, 1)::equals).hasSize(2);
            assertThat(box.state(study, ChainStep.COMMITTED)).isEqualTo(StepState.DONE);
        }
    }

    @Test
    void asksAgainWhenCommitmentIsNeverAnsweredAndTakesALateAnswer() {
        try (Box box = new Box("pacs")) {
            box.commitmentTimeoutMs = 20;
            box.pacs().commitment(Commitment.NEVER);
            box.start();
            StudyUid study = box.send(1, 1);
            await().until(() -> box.pacs().askedAbout().size() == 2
                    && box.views().health().state() == HealthState.DEGRADED);
            assertThat(box.state(study, ChainStep.COMMITTED)).isEqualTo(StepState.RUNNING);
            assertThat(box.link(study, ChainStep.COMMITTED).words()).contains("it must know this box: its AE title");
            assertThat(box.views().health().why()).startsWith("pacs: ");
            assertThat(box.views().health().remedy()).contains("AE title, address and DICOM port");
            assertThat(box.views().queues().get(0).lastError()).contains("does not say whether it keeps them");
            box.pacs().held().forEach(box.pacs()::answerOldest);
            box.awaitFinished(study);
            assertThat(box.state(study, ChainStep.COMMITTED)).isEqualTo(StepState.DONE);
            await().until(() -> box.views().health().state() == HealthState.OK);
            await().until(() -> box.views().queues().get(0).lastError().isEmpty());
        }
    }

    @Test
    void namesADestinationThatLeftCommitmentUnansweredAtTheNextStartToo() {
        try (Box box = new Box("pacs")) {
            box.commitmentTimeoutMs = 200;
            box.pacs().commitment(Commitment.NEVER);
            box.start();
            StudyUid study = box.send(1, 1);
            await().until(() -> box.journal.events(StudyEvent.CommitmentRequested.class).stream()
                    .anyMatch(StudyEvent.CommitmentRequested::overdue));
            box.kill();
            box.commitmentTimeoutMs = 3_000_000;

            box.start();
            await().until(() -> box.views().health().state() == HealthState.DEGRADED);
            assertThat(box.views().health().why()).startsWith("pacs: ");
            assertThat(box.views().queues().get(0).lastError()).contains("does not say whether it keeps them");
            box.pacs().commitment(Commitment.AT_ONCE);
            box.views().retryNow("pacs");
            box.awaitFinished(study);
            await().until(() -> box.views().health().state() == HealthState.OK);
        }
    }

    @Test
    void doesNotBlameADestinationForTheTimeThisBoxWasOff() {
        try (Box box = new Box("pacs")) {
            box.commitmentTimeoutMs = 3_000_000;
            box.pacs().commitment(Commitment.NEVER);
            box.start();
            box.send(1, 1);
            await().until(() -> box.pacs().askedAbout().size() == 2);
            for (int start = 1; start <= 3; start++) {
                int asked = box.pacs().requests().size();
                box.kill();
                box.clock.advance(Duration.ofHours(1));
                box.start();
                await().until(() -> box.pacs().requests().size() > asked);
                assertThat(box.views().health().state()).isEqualTo(HealthState.OK);
            }
        }
    }

    @Test
    void forwardsOnWhileTheDestinationRefusesToBeAskedForCommitment() {
        try (Box box = new Box("pacs")) {
            box.pacs().commitment(Commitment.REFUSED);
            box.start();
            for (int study = 1; study <= 5; study++) {
                box.send(study, 1);
                int objects = study * 2;
                await().until(() -> box.pacs().held().size() == objects && !box.pacs().requests().isEmpty());
            }
            await().until(() -> box.views().health().state() == HealthState.DEGRADED);
            assertThat(box.views().queues().get(0).lastError()).isEqualTo("The PACS broke off; it must know this box.");
            assertThat(box.views().queues().get(0).waiting()).isZero();
            box.pacs().commitment(Commitment.AT_ONCE);
            box.views().retryNow("pacs");
            await().until(() -> box.views().health().state() == HealthState.OK);
        }
    }

    @Test
    void asksADestinationNoMoreForWhichCommitmentWasSwitchedOff() {
        try (Box box = new Box("pacs")) {
            box.pacs().commitment(Commitment.REFUSED);
            box.start();
            StudyUid study = box.send(1, 1);
            await().until(() -> box.views().health().state() == HealthState.DEGRADED);
            FakeDeliveryChannel without = new FakeDeliveryChannel("pacs", false);
            without.commitment(Commitment.REFUSED);
            box.configure(without);
            box.awaitFinished(study);
            await().until(() -> box.views().health().state() == HealthState.OK);
            assertThat(without.requests()).isEmpty();
        }
    }

    @Test
    void asksForCommitmentAgainAtOnceWhenAPersonSaysSo() {
        try (Box box = new Box("pacs")) {
            box.commitmentTimeoutMs = 3_600_000;
            box.pacs().commitment(Commitment.NEVER);
            box.start();
            StudyUid study = box.send(1, 1);
            await().until(() -> box.pacs().askedAbout().size() == 2);
            assertThat(box.views().health().state()).as("the time to answer is not over").isEqualTo(HealthState.OK);
            box.pacs().commitment(Commitment.AT_ONCE);
            box.views().retryNow("pacs");
            box.awaitFinished(study);
            assertThat(box.state(study, ChainStep.COMMITTED)).isEqualTo(StepState.DONE);
        }
    }

    @Test
    void takesSuccessAsTheEndWhereCommitmentIsNotOffered() {
        try (Box box = new Box("pacs")) {
            box.pacs().commitment(Commitment.NOT_OFFERED);
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.state(study, ChainStep.COMMITTED)).isEqualTo(StepState.SKIPPED);
            assertThat(box.link(study, ChainStep.COMMITTED).words()).contains("does not do storage commitment");
        }
    }

    @Test
    void forwardsTheStudyAndSaysWhyWhenNoApplicationIsInstalled() {
        try (Box box = new Box("pacs")) {
            box.catalog = List::of;
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.link(study, ChainStep.SELECTED).words()).isEqualTo("No AI application is installed.");
            assertThat(box.views().chain(study)).extracting(ChainLink::state).containsExactly(StepState.DONE,
                    StepState.SKIPPED, StepState.SKIPPED, StepState.SKIPPED, StepState.DONE, StepState.DONE);
        }
    }

    @Test
    void saysWhyAnApplicationCannotBeUsedAndAsksItAgainOnRetry() {
        try (Box box = new Box("pacs")) {
            box.catalog = () -> List.of(new InstalledApplication.Unusable("sample-check",
                    "The model file is damaged."));
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.link(study, ChainStep.SELECTED).words()).contains("The model file is damaged.");
        }
    }

    @Test
    void aDeadWorkerCostsARetryNotTheStudy() {
        try (Box box = new Box("pacs")) {
            box.worker.fail(FailureKind.WORKER_DIED, 1);
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.state(study, ChainStep.INFERRED)).isEqualTo(StepState.DONE);
            assertThat(box.journal.events(StudyEvent.InferenceFailed.class)).hasSize(1);
            assertThat(box.pacs().held()).hasSize(2);
        }
    }

    @Test
    void leavesAStudyAloneThatKilledTheWorkerTwiceAndStillDeliversIt() {
        try (Box box = new Box("pacs")) {
            box.worker.fail(FailureKind.WORKER_DIED, 2);
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.state(study, ChainStep.INFERRED)).isEqualTo(StepState.FAILED);
            assertThat(box.link(study, ChainStep.INFERRED).words()).contains("died 2 times");
            assertThat(box.pacs().held()).containsExactly(image(1, 1));
        }
    }

    @Test
    void doesNotTryAgainWhatCannotSucceed() {
        try (Box box = new Box("pacs")) {
            box.worker.fail(FailureKind.NO_ENGINE, 1);
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.worker.seen()).hasSize(1);
            box.pipeline().retry(study, "operator");
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);
        }
    }

    @Test
    void originalsLeaveBeforeAnythingElseIsKnown() {
        try (Box box = new Box("pacs")) {
            box.start();
            StudyUid study = box.arrive(1, 1);
            await().until(() -> box.pacs().held().contains(image(1, 1)));
            assertThat(box.state(study, ChainStep.RECEIVED)).isEqualTo(StepState.RUNNING);
            assertThat(box.worker.seen()).isEmpty();
        }
    }

    @Test
    void waitsForTheOtherAssociationThatCarriesTheStudy() {
        try (Box box = new Box("pacs")) {
            box.start();
            StudyUid study = box.arrive(1, 1);
            box.pipeline().ended(Set.of(study), Set.of(study), true);
            box.arrive(1, 2);
            box.release(study);
            box.awaitFinished(study);
            assertThat(box.journal.events(StudyEvent.Assembled.class)).singleElement()
                    .satisfies(event -> assertThat(event.instances()).hasSize(2));
        }
    }

    @Test
    void quietTimeEndsAStudyWhoseAssociationWasCut() {
        try (Box box = new Box("pacs")) {
            box.quietMs = 50;
            box.start();
            StudyUid study = box.arrive(1, 1);
            box.pipeline().ended(Set.of(study), Set.of(), false);
            box.awaitFinished(study);
            assertThat(box.link(study, ChainStep.RECEIVED).words()).contains("Nothing more came for 50 ms");
        }
    }

    @Test
    void anAssociationForEachImageDoesNotMeanARevisionForEach() {
        try (Box box = new Box("pacs")) {
            box.quietAfterReturnMs = 300;
            box.start();
            StudyUid study = box.send(1, 1);
            for (int image = 2; image <= 20; image++) {
                box.send(1, image);
            }
            await().until(() -> box.journal.events(StudyEvent.Assembled.class).stream()
                    .mapToInt(event -> event.instances().size()).sum() == 20);
            box.awaitFinished(study);
            assertThat(box.journal.events(StudyEvent.Assembled.class)).hasSizeLessThan(6);
        }
    }

    @Test
    void aLateImageOpensTheNextRevision() {
        try (Box box = new Box("pacs")) {
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            box.send(1, 2);
            await().until(() -> box.pacs().held().size() == 4);
            box.awaitFinished(study);
            assertThat(box.journal.events(StudyEvent.Selected.class)).extracting(StudyEvent.Selected::revision)
                    .containsExactly(1, 2);
            assertThat(box.journal.events(StudyEvent.Selected.class).get(1).inputs()).containsExactly(image(1, 2));
            assertThat(box.link(study, ChainStep.RECEIVED).words()).contains("Revision 2");
        }
    }

    @Test
    void aResendChangesNothing() {
        try (Box box = new Box("pacs")) {
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            int events = box.journal.events().size();
            box.send(1, 1);
            StudyUid other = box.send(2, 1);
            box.awaitFinished(other);
            assertThat(box.journal.events()).filteredOn(event -> event.study().equals(study)).hasSize(events);
        }
    }

    @Test
    void neverSendsADamagedFileAndGoesOnWhenItComesAgain() {
        try (Box box = new Box("pacs")) {
            box.pacs().down("It is off.");
            box.start();
            StudyUid study = box.send(1, 1, 2);
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);
            box.spool.damage(image(1, 2));

            box.pacs().down("");
            box.awaitState(study, ChainStep.DELIVERED, StepState.FAILED);
            assertThat(box.link(study, ChainStep.DELIVERED).words()).contains("damaged").contains("sent again");
            assertThat(box.pacs().held()).contains(image(1, 1)).doesNotContain(image(1, 2));

            box.send(1, 2);
            await().until(() -> box.pacs().held().contains(image(1, 2)));
            box.awaitState(study, ChainStep.COMMITTED, StepState.DONE);
        }
    }

    @Test
    void neverSendsADamagedResultAndMakesItAgainUnderTheSameUidWhenAsked() {
        try (Box box = new Box("pacs")) {
            box.pacs().down("It is off.");
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);
            InstanceUid result = box.journal.events(StudyEvent.Encoded.class).get(0).results().get(0);
            box.spool.damage(result);
            box.pacs().down("");
            box.awaitState(study, ChainStep.DELIVERED, StepState.FAILED);
            assertThat(box.link(study, ChainStep.DELIVERED).words()).contains("made again");
            assertThat(box.pacs().held()).containsExactly(image(1, 1));

            box.pipeline().retry(study, "operator");
            await().until(() -> box.pacs().held().contains(result));
            box.awaitState(study, ChainStep.COMMITTED, StepState.DONE);
        }
    }

    @Test
    void drawsNoAnswerFromADamagedFileAndAsksAgainWhenItComesAgain() {
        try (Box box = new Box("pacs")) {
            box.start();
            StudyUid study = box.arrive(1, 1);
            await().until(() -> box.pacs().held().size() == 1);
            box.spool.damage(image(1, 1));
            box.release(study);
            box.awaitState(study, ChainStep.INFERRED, StepState.FAILED);
            assertThat(box.worker.seen()).isEmpty();

            box.send(1, 1);
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);
            box.awaitFinished(study);
        }
    }

    @Test
    void aFaultOfOursCostsAnAttemptAndLeavesNoStudyWaitingForEver() {
        try (Box box = new Box("pacs")) {
            box.worker.breakDown(2);
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.journal.events(StudyEvent.InferenceFailed.class)).hasSize(2)
                    .allSatisfy(event -> assertThat(event.words()).contains("A fault in this software"));
            assertThat(box.state(study, ChainStep.ENCODED)).isEqualTo(StepState.DONE);
        }
    }

    @Test
    void studiesGoOnToTheirEndWhileTheIndexIsDead() {
        try (Box box = new Box("pacs")) {
            box.start();
            StudyUid study = box.send(1, 1, 2);
            box.awaitFinished(study);
            for (int other = 2; other < 25; other++) {
                box.awaitFinished(box.send(other, 1));
            }
            box.index.breakDown();

            box.send(1, 3);
            StudyUid fresh = box.send(30, 1);
            await().until(() -> box.pacs().held().contains(image(1, 3)) && box.pacs().held().contains(image(30, 1)));
            box.awaitState(fresh, ChainStep.COMMITTED, StepState.DONE);
            box.awaitState(study, ChainStep.COMMITTED, StepState.DONE);
            assertThat(box.link(study, ChainStep.RECEIVED).words()).contains("3 objects").contains("Revision 2");
        }
    }

    @Test
    void takesUpWhatWasUnderWayWithoutAnIndex() {
        try (Box box = new Box("pacs")) {
            box.pacs().down("It is off.");
            box.start();
            StudyUid study = box.send(1, 1, 2);
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);
            box.kill();
            box.index.breakDown();
            box.pacs().down("");
            box.start();
            await().until(() -> box.pacs().held().size() == 3);
            box.awaitState(study, ChainStep.COMMITTED, StepState.DONE);
        }
    }

    @Test
    void nothingExpiresWhenTheClockJumps() {
        try (Box box = new Box("pacs")) {
            box.pacs().down("It is off.");
            box.start();
            StudyUid study = box.send(1, 1);
            box.clock.advance(Duration.ofDays(5 * 365));
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);
            box.clock.advance(Duration.ofDays(-5 * 365 - 90));
            box.send(1, 2);
            box.pacs().down("");
            box.awaitFinished(study);
            assertThat(box.pacs().held()).hasSize(4);
        }
    }

    @Test
    void waitsWithTheStudyUntilADestinationIsConfigured() {
        try (Box box = new Box()) {
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitState(study, ChainStep.ENCODED, StepState.DONE);
            assertThat(box.link(study, ChainStep.DELIVERED).words()).contains("No destination is configured");
            assertThat(box.views().health()).extracting(HealthResult::state, HealthResult::remedy)
                    .containsExactly(HealthState.DEGRADED, "Add the address of the PACS.");
            FakeDeliveryChannel pacs = new FakeDeliveryChannel("pacs");
            pacs.reportTo(box.pipeline()::reported);
            box.pipeline().connect(pacs);
            box.awaitFinished(study);
            assertThat(pacs.held()).hasSize(2);
        }
    }

    @Test
    void goesOnByItselfWhenTheJournalCanBeWrittenAgain() {
        try (Box box = new Box("pacs")) {
            box.start();
            box.journal.failAfter(2);
            StudyUid study = box.send(1, 1);
            await().until(() -> box.views().health().state() == HealthState.CRITICAL);
            box.journal.heal();
            box.awaitFinished(study);
            assertThat(box.pacs().held()).hasSize(2);
            assertThat(box.views().health().state()).isEqualTo(HealthState.OK);
        }
    }

    @Test
    void saysWhatCouldNotBeEncodedAndMakesItOnRetry() {
        try (Box box = new Box("pacs")) {
            box.encoder.fail("The patient's name is in an unknown character set.");
            box.start();
            StudyUid study = box.send(1, 1);
            box.awaitFinished(study);
            assertThat(box.link(study, ChainStep.ENCODED).words()).contains("unknown character set");
            box.encoder.fail("");
            box.pipeline().retry(study, "operator");
            await().until(() -> box.pacs().held().size() == 2);
        }
    }

    @Test
    void countsFindingsAndDistinctPatients() {
        try (Box box = new Box("pacs")) {
            box.worker.answer(SampleApplication.MIRRORED);
            box.start();
            box.awaitFinished(box.send(1, 1, 2));
            box.awaitFinished(box.send(2, 1));
            await().untilAsserted(() -> {
                box.views().refreshMetrics();
                assertThat(box.views().metrics()).anySatisfy(metric -> assertThat(metric.toString())
                        .contains("app/sample-check/patients").contains("value=2"));
            });
            assertThat(box.views().metrics()).anySatisfy(metric -> assertThat(metric.toString())
                    .contains("app/sample-check/attention/mirrored").contains("value=3"));
            await().untilAsserted(() -> {
                box.views().refreshMetrics();
                assertThat(box.views().metrics().toString()).contains("app/sample-check/time-to-result/median-ms");
            });
            assertThat(box.views().metrics().toString()).doesNotContain("SIM1");
        }
    }
}
