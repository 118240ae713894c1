package org.pharos.gateway.core.recovery;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index up to the truth: every file of the spool when the two may differ, and every event of the journal the
 * index has not seen. An index that is gone is filled again from nothing.
 */
public final class IndexCatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCatchUp.class);

    private final InstanceSpool spool;
    private final StudyJournal journal;
    private final StudyIndex index;

    public IndexCatchUp(InstanceSpool spool, StudyJournal journal, StudyIndex index) {
        this.spool = spool;
        this.journal = journal;
        this.index = index;
    }

    /** Blocks until the index answers for everything. @throws IOException when spool or journal cannot be read */
    public void run() throws IOException {
        try {
            OptionalLong held = spool.count();
            if (!index.closedCleanly() || held.isEmpty() || held.getAsLong() != indexed()) {
                LOG.info("The index may lack instances; it is compared with the spool.");
                compare();
            }
            journal.replay(index.journalPosition(), index::add);
            index.settle();
        } catch (IllegalStateException e) {
            LOG.warn("The index does not answer ({}); the box works without it", e.getMessage());
        }
    }

    /** Names are compared first: only the files of instances that are missing are read. */
    private void compare() throws IOException {
        List<InstanceUid> missing = new ArrayList<>();
        spool.forEachUid(some -> missing.addAll(index.unknown(some)));
        for (InstanceUid instance : missing) {
            spool.find(instance).ifPresent(index::add);
        }
    }

    private long indexed() {
        StudyCounts all = index.countsSince(Instant.EPOCH);
        return all.instances() + all.results();
    }
}
