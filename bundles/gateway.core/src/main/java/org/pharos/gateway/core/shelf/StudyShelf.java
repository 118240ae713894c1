package org.pharos.gateway.core.shelf;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.recovery.StudyFold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The studies in memory: every unfinished one, and the latest finished ones, so that a late object finds its study
 * without asking the index. Belongs to the loop's thread.
 */
public final class StudyShelf {

    private static final Logger LOG = LoggerFactory.getLogger(StudyShelf.class);

    private final StudyIndex index;
    private final StudyFold fold;
    private final int finishedMax;
    private final Map<StudyUid, StudyState> unfinished = new HashMap<>();
    private final Map<StudyUid, StudyState> finished = new LinkedHashMap<>();

    /** @param finishedMax how many finished studies stay in memory */
    public StudyShelf(StudyIndex index, StudyFold fold, int finishedMax) {
        this.index = index;
        this.fold = fold;
        this.finishedMax = finishedMax;
    }

    /**
     * The study, from memory or folded from the index; new when nobody knows it. It counts as unfinished from now on.
     */
    public StudyState take(StudyUid study) {
        StudyState known = unfinished.get(study);
        if (known == null) {
            known = finished.remove(study);
        }
        if (known == null) {
            known = load(study);
        }
        unfinished.put(study, known);
        return known;
    }

    /** The study when it is in memory. */
    public Optional<StudyState> peek(StudyUid study) {
        StudyState known = unfinished.get(study);
        return Optional.ofNullable(known == null ? finished.get(study) : known);
    }

    /** Folds a study from the index, or without it where it cannot be relied on. */
    public StudyState load(StudyUid study) {
        try {
            if (index.upToDate()) {
                return StudyState.of(study, index.instances(study), index.events(study));
            }
        } catch (IllegalStateException e) {
            LOG.warn("The index does not answer ({}); {} is looked up in spool and journal", e.getMessage(), study);
        }
        return fold.study(study);
    }

    /** Takes up every study whose chain has not come to its end. @throws IOException when they cannot be read */
    public void takeUnfinished() throws IOException {
        try {
            if (index.upToDate()) {
                index.unfinished().forEach(this::take);
                return;
            }
        } catch (IllegalStateException e) {
            LOG.warn("The index does not answer ({}); spool and journal are read instead", e.getMessage());
        }
        fold.unfinished().forEach(study -> unfinished.putIfAbsent(study.study(), study));
    }

    /** Its chain has come to its end. */
    public void finish(StudyUid study) {
        StudyState state = unfinished.remove(study);
        if (state != null) {
            finished.put(study, state);
            fold.note(study);
            if (finished.size() > finishedMax) {
                dropHalf();
            }
        }
    }

    public Collection<StudyState> unfinished() {
        return List.copyOf(unfinished.values());
    }

    /** The finished ones in memory. */
    public Collection<StudyState> finished() {
        return List.copyOf(finished.values());
    }

    public int unfinishedCount() {
        return unfinished.size();
    }

    /** Half at once, since the index must have settled before memory may forget: that is worth doing rarely. */
    private void dropHalf() {
        index.settle();
        List<StudyUid> oldest = finished.keySet().stream().limit(Math.max(1, finishedMax / 2)).toList();
        oldest.forEach(finished::remove);
    }
}
