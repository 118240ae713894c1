package org.pharos.gateway.web;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.Admission;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.ChainStep;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.api.study.StudyProgress;

/** Everything the pages ask about the box, as a test wants it to be. */
final class FakeBox implements HealthBoard, PeerDirectory, Outbox, StudyProgress {

    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    final Map<String, HealthResult> checks = new TreeMap<>();
    final List<RefusedAttempt> turnedAway = new ArrayList<>();
    final List<PeerRule> rules = new ArrayList<>();
    final List<DestinationQueue> queues = new ArrayList<>();
    final Map<StudyUid, List<ChainLink>> chains = new HashMap<>();
    final List<String> askedAgain = new ArrayList<>();
    boolean diskBroken;

    @Override
    public synchronized Map<String, HealthResult> results() {
        return Map.copyOf(checks);
    }

    /** A check comes to this result, perhaps while a page is open. */
    synchronized void check(String id, HealthResult result) {
        checks.put(id, result);
    }

    @Override
    public String aeTitle() {
        return "PHAROS";
    }

    @Override
    public Admission admit(Peer peer) {
        return new Admission.Refused(RefusalReason.CALLING_AE_UNKNOWN, "Nobody comes in by this door.");
    }

    @Override
    public void turnedAway(Peer peer, RefusalReason reason, String words) {
        turnedAway.add(new RefusedAttempt(peer, reason, words, NOW.minusSeconds(120), 3));
    }

    /** Somebody at the door. */
    void turnedAway(String calling, RefusalReason reason, String words) {
        turnedAway(new Peer(calling, "PHAROS", InetAddress.getLoopbackAddress(), Optional.empty()), reason, words);
    }

    @Override
    public List<RefusedAttempt> refusedAttempts() {
        return List.copyOf(turnedAway);
    }

    @Override
    public List<PeerRule> rules() {
        return List.copyOf(rules);
    }

    @Override
    public void allow(PeerRule rule) throws IOException {
        if (diskBroken) {
            throw new IOException("no space left in /secret/place");
        }
        rules.add(rule);
    }

    @Override
    public List<DestinationQueue> queues() {
        return List.copyOf(queues);
    }

    @Override
    public void retryNow(String destination) {
        askedAgain.add(destination);
    }

    @Override
    public List<ChainLink> chain(StudyUid study) {
        return chains.getOrDefault(study, chain(StepState.WAITING, ""));
    }

    /** All steps in one state. */
    static List<ChainLink> chain(StepState state, String words) {
        return List.of(ChainStep.values()).stream().map(step -> link(step, state, words)).toList();
    }

    static ChainLink link(ChainStep step, StepState state, String words) {
        boolean waits = state == StepState.WAITING;
        return new ChainLink(step, state, waits ? Optional.empty() : Optional.of(NOW.minusSeconds(30)), words);
    }

    @Override
    public void retry(StudyUid study, String by) {
        askedAgain.add(study.opaque() + " by " + by);
    }
}
