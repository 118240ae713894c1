package org.pharos.gateway.intake.dicom;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.IntakeListener;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.outbox.CommitmentListener;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who wants to hear of the door. One that throws is logged and harms nobody else. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<IntakeListener> intake = new CopyOnWriteArrayList<>();
    private final List<CommitmentListener> commitment = new CopyOnWriteArrayList<>();

    void add(IntakeListener listener) {
        intake.add(listener);
    }

    void remove(IntakeListener listener) {
        intake.remove(listener);
    }

    void add(CommitmentListener listener) {
        commitment.add(listener);
    }

    void remove(CommitmentListener listener) {
        commitment.remove(listener);
    }

    void stored(StoredInstance instance) {
        tell(listener -> listener.stored(instance));
    }

    void refused(Peer peer, RefusalReason reason, String words) {
        tell(listener -> listener.refused(peer, reason, words));
    }

    void associationEnded(Peer peer, Set<StudyUid> studies, Set<StudyUid> carriedElsewhere, boolean orderly) {
        tell(listener -> listener.associationEnded(peer, studies, carriedElsewhere, orderly));
    }

    /** @return whether anybody knows the transaction */
    boolean reported(CommitmentReport report) {
        boolean known = false;
        for (CommitmentListener listener : commitment) {
            try {
                known |= listener.reported(report);
            } catch (RuntimeException e) {
                LOG.error("A listener to storage commitment failed", e);
            }
        }
        return known;
    }

    private void tell(Consumer<IntakeListener> message) {
        for (IntakeListener listener : intake) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener to the intake failed", e);
            }
        }
    }
}
