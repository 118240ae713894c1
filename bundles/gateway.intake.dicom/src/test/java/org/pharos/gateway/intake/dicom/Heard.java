package org.pharos.gateway.intake.dicom;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.IntakeListener;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.RefusalReason;

/** Remembers what it was told. */
final class Heard implements IntakeListener {

    final List<StoredInstance> stored = new CopyOnWriteArrayList<>();
    final List<RefusalReason> refused = new CopyOnWriteArrayList<>();
    final List<Ended> ended = new CopyOnWriteArrayList<>();

    /** An association's end. */
    record Ended(Set<StudyUid> studies, Set<StudyUid> elsewhere, boolean orderly) {}

    @Override
    public void stored(StoredInstance instance) {
        stored.add(instance);
    }

    @Override
    public void refused(Peer peer, RefusalReason reason, String words) {
        refused.add(reason);
    }

    @Override
    public void associationEnded(Peer peer, Set<StudyUid> studies, Set<StudyUid> carriedElsewhere, boolean orderly) {
        ended.add(new Ended(studies, carriedElsewhere, orderly));
    }
}
