package org.pharos.gateway.core.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyJournal;
import org.pharos.gateway.core.progress.StudyState;

/**
 * Folds studies from the spool and the journal alone, where the index cannot answer. It reads the whole journal where
 * the index reads a few lines: slow, and never wrong. Any thread may call.
 */
public final class StudyFold {

    /** Studies folded in one pass, about: what bounds the memory. */
    private static final int STUDIES_PER_PASS = 10_000;

    private final InstanceSpool spool;
    private final StudyJournal journal;
    private Set<StudyUid> recorded;

    public StudyFold(InstanceSpool spool, StudyJournal journal) {
        this.spool = spool;
        this.journal = journal;
    }

    /**
     * One study as far as the journal knows it; one with originals that are not yet assembled is in memory anyway.
     *
     * @throws UncheckedIOException when spool or journal cannot be read
     */
    public synchronized StudyState study(StudyUid study) {
        try {
            return recorded().contains(study) ? fold(study) : new StudyState(study);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that the journal has something about a study. */
    public synchronized void note(StudyUid study) {
        if (recorded != null) {
            recorded.add(study);
        }
    }

    private Set<StudyUid> recorded() throws IOException {
        if (recorded == null) {
            Set<StudyUid> found = new HashSet<>();
            journal.replay(0, (event, position) -> found.add(event.study()));
            recorded = found;
        }
        return recorded;
    }

    private StudyState fold(StudyUid study) throws IOException {
        List<StudyEvent> events = new ArrayList<>();
        journal.replay(0, (event, position) -> {
            if (event.study().equals(study)) {
                events.add(event);
            }
        });
        List<StoredInstance> originals = new ArrayList<>();
        for (StudyEvent event : events) {
            if (event instanceof StudyEvent.Assembled assembled) {
                for (InstanceUid original : assembled.instances()) {
                    spool.find(original).ifPresent(originals::add);
                }
            }
        }
        return StudyState.of(study, originals, events);
    }

    /** Every study whose chain has not come to its end. @throws IOException when spool or journal cannot be read */
    public synchronized List<StudyState> unfinished() throws IOException {
        int passes = 1 + recorded().size() / STUDIES_PER_PASS;
        List<StudyState> unfinished = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            foldAll(pass, passes).stream().filter(study -> !study.finished()).forEach(unfinished::add);
        }
        return unfinished;
    }

    private List<StudyState> foldAll(int pass, int passes) throws IOException {
        Map<StudyUid, StudyState> studies = new HashMap<>();
        spool.forEach(instance -> state(instance.study(), pass, passes, studies).ifPresent(s -> s.add(instance)));
        journal.replay(0, (event, position) ->
                state(event.study(), pass, passes, studies).ifPresent(s -> s.apply(event)));
        return List.copyOf(studies.values());
    }

    private static Optional<StudyState> state(StudyUid study, int pass, int passes, Map<StudyUid, StudyState> studies) {
        return Math.floorMod(study.hashCode(), passes) == pass
                ? Optional.of(studies.computeIfAbsent(study, StudyState::new))
                : Optional.empty();
    }
}
