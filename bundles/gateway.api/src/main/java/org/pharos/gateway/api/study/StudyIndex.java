package org.pharos.gateway.api.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;

/**
 * Answers questions about studies quickly. It is a copy: when it is absent, damaged or behind, it is filled again
 * from the spool and the journal, and nothing but time is lost. Any thread may call any method.
 */
public interface StudyIndex {

    /** Adds an instance; one that is known already changes nothing. Returns at once: it may be queued. */
    void add(StoredInstance instance);

    /** Adds an event of the journal. Returns at once: it may be queued, in the order of the calls. */
    void add(StudyEvent event, long journalPosition);

    /** Waits until everything added so far can be found. */
    void settle();

    /** The journal position up to which events are in the index for certain; 0 for a new index. */
    long journalPosition();

    /** Whether the last process that used the index closed it in order; if not, the spool is compared with it. */
    boolean closedCleanly();

    /**
     * Whether it holds everything that was added. Once it does not, it stays so until the next start, and what must not
     * be wrong is asked of the spool and the journal.
     */
    boolean upToDate();

    boolean contains(InstanceUid instance);

    /** Which of these it does not hold. */
    default List<InstanceUid> unknown(List<InstanceUid> instances) {
        return instances.stream().filter(instance -> !contains(instance)).toList();
    }

    Optional<StudySummary> study(StudyUid study);

    /** The study with this {@link StudyUid#opaque() opaque id}. */
    Optional<StudySummary> byOpaqueId(String opaque);

    /** Studies that match, the latest received first. */
    List<StudySummary> find(StudyQuery query);

    /** Everything received and made for a study, in the order of arrival. */
    List<StoredInstance> instances(StudyUid study);

    /** Everything that happened to a study, oldest first. */
    List<StudyEvent> events(StudyUid study);

    /** Studies whose chain has not come to its end: what a restart must take up again. */
    List<StudyUid> unfinished();

    /** Says that a study's chain has come to its end, or is open again. */
    void markFinished(StudyUid study, boolean finished);

    /** Numbers over the studies received since then. */
    StudyCounts countsSince(Instant since);
}
