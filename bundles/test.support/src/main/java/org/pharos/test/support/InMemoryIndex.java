package org.pharos.test.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;

/** An index that is gone with the process: every new one must be filled from spool and journal. */
public final class InMemoryIndex implements StudyIndex {

    private static final class Entry {
        private final Map<InstanceUid, StoredInstance> instances = new LinkedHashMap<>();
        private final List<StudyEvent> events = new ArrayList<>();
        private boolean finished;
    }

    private final Map<StudyUid, Entry> studies = new HashMap<>();
    private final boolean closedCleanly;
    private long position;
    private boolean broken;

    /** One that knows nothing and says so. */
    public InMemoryIndex() {
        this(false);
    }

    /** @param closedCleanly what it claims of its predecessor */
    public InMemoryIndex(boolean closedCleanly) {
        this.closedCleanly = closedCleanly;
    }

    private void requireWhole() {
        if (broken) {
            throw new IllegalStateException("the index is broken, as it was told to be");
        }
    }

    private Entry entry(StudyUid study) {
        return studies.computeIfAbsent(study, uid -> new Entry());
    }

    private Entry known(StudyUid study) {
        return studies.getOrDefault(study, new Entry());
    }

    @Override
    public synchronized void add(StoredInstance instance) {
        if (broken) {
            return;
        }
        entry(instance.study()).instances.putIfAbsent(instance.instance(), instance);
    }

    @Override
    public synchronized void add(StudyEvent event, long journalPosition) {
        if (journalPosition > position && !broken) {
            entry(event.study()).events.add(event);
            position = journalPosition;
        }
    }

    @Override
    public void settle() {
        // Nothing is queued.
    }

    @Override
    public synchronized long journalPosition() {
        return position;
    }

    @Override
    public boolean closedCleanly() {
        return closedCleanly;
    }

    /** From now on it takes nothing and answers nothing, as a database on a broken disk. */
    public synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized boolean upToDate() {
        return !broken;
    }

    @Override
    public synchronized boolean contains(InstanceUid instance) {
        return studies.values().stream().anyMatch(entry -> entry.instances.containsKey(instance));
    }

    @Override
    public synchronized Optional<StudySummary> study(StudyUid study) {
        return Optional.ofNullable(studies.get(study)).flatMap(entry -> summary(study, entry));
    }

    @Override
    public synchronized Optional<StudySummary> byOpaqueId(String opaque) {
        return studies.keySet().stream().filter(study -> study.opaque().equals(opaque)).findFirst()
                .flatMap(this::study);
    }

    @Override
    public synchronized List<StudySummary> find(StudyQuery query) {
        Predicate<StudySummary> wanted = study ->
                query.receivedFrom().map(from -> !study.firstReceived().isBefore(from)).orElse(true)
                && query.receivedUntil().map(until -> study.firstReceived().isBefore(until)).orElse(true)
                && query.modality().map(study.modality()::equals).orElse(true)
                && query.finished().map(finished -> finished == study.finished()).orElse(true);
        return studies.keySet().stream().flatMap(uid -> study(uid).stream()).filter(wanted)
                .sorted(Comparator.comparing(StudySummary::firstReceived).reversed())
                .skip(query.offset()).limit(query.limit()).toList();
    }

    @Override
    public synchronized List<StoredInstance> instances(StudyUid study) {
        requireWhole();
        return known(study).instances.values().stream()
                .sorted(Comparator.comparing(instance -> instance.origin().receivedAt())).toList();
    }

    @Override
    public synchronized List<StudyEvent> events(StudyUid study) {
        return List.copyOf(known(study).events);
    }

    @Override
    public synchronized List<StudyUid> unfinished() {
        requireWhole();
        return studies.entrySet().stream().filter(entry -> !entry.getValue().finished)
                .map(Map.Entry::getKey).sorted().toList();
    }

    @Override
    public synchronized void markFinished(StudyUid study, boolean finished) {
        entry(study).finished = finished;
    }

    @Override
    public synchronized StudyCounts countsSince(Instant since) {
        List<Map.Entry<StudyUid, Entry>> recent = studies.entrySet().stream()
                .filter(entry -> originals(entry.getValue()).anyMatch(i -> !i.origin().receivedAt().isBefore(since)))
                        .toList();
        long originals = recent.stream().mapToLong(entry -> originals(entry.getValue()).count()).sum();
        long all = recent.stream().mapToLong(entry -> entry.getValue().instances.size()).sum();
        long patients = recent.stream().flatMap(entry -> originals(entry.getValue()).limit(1))
                .map(instance -> instance.header().text(Tag.PatientID)).distinct().count();
        long unfinished = recent.stream().filter(entry -> !entry.getValue().finished).count();
        return new StudyCounts(recent.size(), originals, patients, all - originals, unfinished);
    }

    private static Stream<StoredInstance> originals(Entry entry) {
        return entry.instances.values().stream().filter(instance -> !instance.origin().isResult());
    }

    private static Optional<StudySummary> summary(StudyUid study, Entry entry) {
        List<StoredInstance> originals = originals(entry).toList();
        if (originals.isEmpty()) {
            return Optional.empty();
        }
        StoredInstance first = originals.get(0);
        InstanceHeader header = first.header();
        Instant last = originals.get(originals.size() - 1).origin().receivedAt();
        return Optional.of(new StudySummary(study, header.text(Tag.PatientName), header.text(Tag.PatientID),
                header.text(Tag.AccessionNumber), header.text(Tag.StudyDate), header.modality(),
                header.text(Tag.StudyDescription), originals.size(), entry.instances.size() - originals.size(),
                first.origin().receivedAt(), last, first.origin().source(), entry.finished));
    }
}
