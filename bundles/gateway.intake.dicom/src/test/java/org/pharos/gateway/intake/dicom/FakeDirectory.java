package org.pharos.gateway.intake.dicom;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pharos.gateway.api.intake.Admission;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;

/** Admits one modality and remembers who was turned away. */
final class FakeDirectory implements PeerDirectory {

    private final List<RefusedAttempt> attempts = new CopyOnWriteArrayList<>();

    @Override
    public String aeTitle() {
        return "PHAROS";
    }

    @Override
    public Admission admit(Peer peer) {
        if (!peer.called().equals(aeTitle())) {
            return new Admission.Refused(RefusalReason.CALLED_AE_WRONG, "It asked for another name.");
        }
        return rules().stream().filter(rule -> rule.aeTitle().equals(peer.calling())).findFirst()
                .<Admission>map(Admission.Allowed::new)
                .orElseGet(() -> new Admission.Refused(RefusalReason.CALLING_AE_UNKNOWN, "It is not on the list."));
    }

    @Override
    public void turnedAway(Peer peer, RefusalReason reason, String words) {
        attempts.add(new RefusedAttempt(peer, reason, words, Instant.EPOCH, 1));
    }

    @Override
    public List<RefusedAttempt> refusedAttempts() {
        return attempts;
    }

    @Override
    public List<PeerRule> rules() {
        return List.of(PeerRule.parseRule("CT1"), PeerRule.parseRule("STORESCU"));
    }

    @Override
    public void allow(PeerRule rule) {
        throw new UnsupportedOperationException("nobody else is allowed here");
    }
}
