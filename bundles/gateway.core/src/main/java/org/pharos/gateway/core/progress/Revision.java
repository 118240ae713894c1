package org.pharos.gateway.core.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pharos.gateway.api.instance.InstanceUid;

/** One revision of a study: its originals, where they go, and what the applications made of them. */
public final class Revision {

    private final int number;
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private List<String> destinations = List.of();
    private List<InstanceUid> originals;
    private Instant assembledAt;
    private String evidence = "";

    Revision(int number) {
        this.number = number;
    }

    void routed(List<String> to) {
        destinations = to;
    }

    void assembled(Instant at, List<InstanceUid> instances, String why) {
        assembledAt = at;
        originals = instances;
        evidence = why;
    }

    void decided(Decision decision) {
        decisions.putIfAbsent(decision.application(), decision);
    }

    void reopenSelection() {
        decisions.values().removeIf(decision -> !decision.selected());
        decisions.values().forEach(Decision::retry);
    }

    public int number() {
        return number;
    }

    /** By name; empty until it was routed. */
    public List<String> destinations() {
        return destinations;
    }

    public boolean routed() {
        return !destinations.isEmpty();
    }

    public boolean assembled() {
        return originals != null;
    }

    /** The originals it was closed with; empty while it is open. */
    public List<InstanceUid> originals() {
        return originals == null ? List.of() : originals;
    }

    public Collection<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    public Optional<Decision> decision(String application) {
        return Optional.ofNullable(decisions.get(application));
    }

    /** Whether an application was asked to do something, so that the choice of applications is over. */
    public boolean underWay() {
        return decisions.values().stream().anyMatch(d -> d.report().isPresent() || d.attempts() > 0);
    }

    /** The result objects made so far. */
    public List<InstanceUid> results() {
        List<InstanceUid> all = new ArrayList<>();
        decisions.values().forEach(decision -> all.addAll(decision.results()));
        return all;
    }

    /** Whether every application has come to its end. */
    public boolean answered() {
        return assembled() && !decisions.isEmpty() && decisions.values().stream().allMatch(Decision::ended);
    }

    String evidence() {
        return evidence;
    }

    Optional<Instant> assembledAt() {
        return Optional.ofNullable(assembledAt);
    }
}
