package org.pharos.gateway.intake.dicom;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pharos.gateway.api.instance.StudyUid;

/** Which studies the open associations have brought instances of, by association number. Any thread may call. */
final class OpenAssociations {

    private final Map<Long, Set<StudyUid>> studies = new HashMap<>();

    /** What an association leaves when it ends. @param elsewhere those of its studies that another one carries too */
    record Ended(Set<StudyUid> studies, Set<StudyUid> elsewhere) {}

    synchronized void opened(long number) {
        studies.put(number, new HashSet<>());
    }

    synchronized void brought(long number, StudyUid study) {
        studies.computeIfAbsent(number, n -> new HashSet<>()).add(study);
    }

    synchronized Ended ended(long number) {
        Set<StudyUid> mine = studies.remove(number);
        if (mine == null) {
            return new Ended(Set.of(), Set.of());
        }
        Set<StudyUid> elsewhere = new HashSet<>();
        studies.values().forEach(others -> others.stream().filter(mine::contains).forEach(elsewhere::add));
        return new Ended(Set.copyOf(mine), Set.copyOf(elsewhere));
    }

    synchronized int count() {
        return studies.size();
    }
}
