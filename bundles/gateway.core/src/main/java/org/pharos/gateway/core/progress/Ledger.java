package org.pharos.gateway.core.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pharos.gateway.api.instance.InstanceUid;

/** What one destination took, refused and committed to of one study. Belongs to the owner of its {@link StudyState}. */
public final class Ledger {

    private final Map<InstanceUid, Mark> marks = new HashMap<>();
    private final Map<String, Ask> asked = new HashMap<>();
    private String lastError = "";
    private String commitmentError = "";
    private String waiver = "";
    private Instant at;
    private Instant committedAt;

    /** A request for commitment. @param open what it asked about and is not answered */
    private record Ask(Set<InstanceUid> open, boolean overdue) {}

    Ledger() {}

    void delivered(Instant when, Collection<InstanceUid> instances) {
        instances.forEach(instance -> marks.merge(instance, Mark.DELIVERED, (old, mark) -> old.taken() ? old : mark));
        lastError = "";
        at = when;
    }

    void failed(Instant when, Collection<InstanceUid> instances, boolean permanent, String words) {
        if (permanent) {
            instances.forEach(instance -> marks.put(instance, Mark.REFUSED));
        }
        lastError = words;
        at = when;
    }

    void asked(String transactionUid, Collection<InstanceUid> instances, boolean overdue) {
        asked.put(transactionUid, new Ask(new LinkedHashSet<>(instances), overdue));
    }

    void settled(Instant when, Collection<InstanceUid> instances, Mark mark) {
        instances.forEach(instance -> marks.put(instance, mark));
        forget(instances);
        commitmentError = "";
        committedAt = when;
    }

    void waived(Instant when, Collection<InstanceUid> instances, String words) {
        settled(when, instances, Mark.WAIVED);
        waiver = words;
    }

    /** It does not hold these: they wait to be delivered again. */
    void commitmentFailed(Instant when, Collection<InstanceUid> instances, String words) {
        instances.forEach(marks::remove);
        forget(instances);
        commitmentError = words;
        committedAt = when;
    }

    /** What was refused for good may be tried again. */
    void retry() {
        marks.values().removeIf(mark -> mark == Mark.REFUSED);
        lastError = "";
    }

    private void forget(Collection<InstanceUid> instances) {
        asked.values().forEach(ask -> instances.forEach(ask.open::remove));
        asked.values().removeIf(ask -> ask.open.isEmpty());
    }

    /** How an instance stands; empty while it waits. */
    public Optional<Mark> mark(InstanceUid instance) {
        return Optional.ofNullable(marks.get(instance));
    }

    /** The commitment requests that were not answered in full, with what they still ask about. */
    public Map<String, Set<InstanceUid>> openRequests() {
        Map<String, Set<InstanceUid>> open = new HashMap<>();
        asked.forEach((transactionUid, ask) -> open.put(transactionUid, Collections.unmodifiableSet(ask.open)));
        return open;
    }

    /** What it let the time to answer pass about, and has not answered since. */
    public Set<InstanceUid> overdue() {
        Set<InstanceUid> overdue = new HashSet<>();
        asked.values().stream().filter(Ask::overdue).forEach(ask -> overdue.addAll(ask.open));
        return overdue;
    }

    /** What it said last when it did not take something; empty once it does. */
    public String lastError() {
        return lastError;
    }

    String commitmentError() {
        return commitmentError;
    }

    String waiver() {
        return waiver;
    }

    Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    Optional<Instant> committedAt() {
        return Optional.ofNullable(committedAt);
    }

    /** How many of these stand so. */
    public long count(List<InstanceUid> instances, Mark mark) {
        return instances.stream().filter(instance -> marks.get(instance) == mark).count();
    }

    /** How many of these wait. */
    public long waiting(List<InstanceUid> instances) {
        return instances.stream().filter(instance -> !marks.containsKey(instance)).count();
    }
}
