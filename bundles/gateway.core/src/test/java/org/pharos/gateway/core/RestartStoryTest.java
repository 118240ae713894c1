package org.pharos.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.test.support.SampleStudies;

/** The box is killed at every event in turn; whatever is left must lead to the same end. */
class RestartStoryTest {

    private static final int EVENTS_MAX = 30;
    private static final StudyUid STUDY = new StudyUid(SampleStudies.studyUid(1));
    private static final InstanceUid LATE = new InstanceUid(SampleStudies.imageUid(1, 3));
    private static Set<InstanceUid> expected;

    static IntStream everyBoundary() {
        return IntStream.range(0, EVENTS_MAX);
    }

    @BeforeAll
    static void tellTheStoryUndisturbed() {
        try (Box box = new Box("pacs")) {
            box.start();
            box.send(1, 1, 2);
            box.awaitFinished(STUDY);
            box.send(1, 3);
            await().until(() -> box.pacs().held().size() == 5);
            box.awaitFinished(STUDY);
            assertThat(box.journal.events().size()).as("the walk must reach the end").isLessThan(EVENTS_MAX);
            expected = new HashSet<>(box.pacs().held());
        }
    }

    @ParameterizedTest(name = "killed at event {0}")
    @MethodSource("everyBoundary")
    void comesToTheSameEndWhereverItIsKilled(int events) {
        try (Box box = new Box("pacs")) {
            box.journal.failAfter(events);
            box.start();
            box.send(1, 1, 2);
            awaitKillOrEnd(box);
            if (finished(box)) {
                box.send(1, 3);
                awaitKillOrEnd(box);
            }
            box.kill();

            box.journal.heal();
            box.quietMs = 30;
            box.start();
            box.awaitFinished(STUDY);
            if (box.spool.find(LATE).isEmpty()) {
                box.send(1, 3);
            }
            await().until(() -> expected.equals(new HashSet<>(box.pacs().held())));
            box.awaitFinished(STUDY);
            check(box, STUDY);
        }
    }

    /** The files are all there and the journal's end is not, as after a power cut: all is done again, as it was. */
    @ParameterizedTest(name = "journal cut after event {0}")
    @MethodSource("everyBoundary")
    void comesToTheSameEndWhereverTheJournalIsCut(int events) {
        try (Box box = new Box("pacs")) {
            box.start();
            box.send(1, 1, 2, 3);
            box.awaitFinished(STUDY);
            Set<InstanceUid> before = new HashSet<>(box.pacs().held());
            box.kill();
            box.journal.cut(events);

            box.quietMs = 30;
            box.start();
            box.awaitFinished(STUDY);
            check(box, STUDY);
            assertThat(new HashSet<>(box.pacs().held())).as("nothing new, nothing missing").isEqualTo(before);
        }
    }

    /** Until the journal refused something, or had no need to. */
    private static void awaitKillOrEnd(Box box) {
        await().pollInterval(Duration.ofMillis(2))
                .until(() -> box.journal.refused() > 0 || finished(box));
    }

    private static boolean finished(Box box) {
        long assembled = box.journal.events(StudyEvent.Assembled.class).stream()
                .mapToLong(event -> event.instances().size()).sum();
        long originals = box.index.study(STUDY).map(study -> (long) study.instances()).orElse(0L);
        return box.index.study(STUDY).filter(StudySummary::finished).isPresent() && assembled == originals;
    }

    private static void check(Box box, StudyUid study) {
        assertThat(box.spool.conflicts()).as("no object was made twice with different content").isZero();
        assertThat(box.views().chain(study)).extracting(ChainLink::state).containsOnly(StepState.DONE);
        assertThat(box.pacs().held()).doesNotHaveDuplicates();
        List<String> encoded = new ArrayList<>();
        box.journal.events(StudyEvent.Encoded.class).forEach(e -> encoded.add(e.revision() + e.application()));
        assertThat(encoded).doesNotHaveDuplicates();
        List<InstanceUid> assembled = new ArrayList<>();
        box.journal.events(StudyEvent.Assembled.class).forEach(e -> assembled.addAll(e.instances()));
        assertThat(assembled).as("every original belongs to exactly one revision").doesNotHaveDuplicates().hasSize(3);
        box.journal.events(StudyEvent.Committed.class).forEach(e -> assertThat(box.pacs().held())
                .containsAll(e.instances()));
    }
}
