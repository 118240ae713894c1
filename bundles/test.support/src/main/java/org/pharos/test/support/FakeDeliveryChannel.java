package org.pharos.test.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.outbox.AssociationLostException;
import org.pharos.gateway.api.outbox.CommitmentListener;
import org.pharos.gateway.api.outbox.CommitmentNotOfferedException;
import org.pharos.gateway.api.outbox.CommitmentRefusedException;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.outbox.Destination;
import org.pharos.gateway.api.outbox.DestinationUnavailableException;

/**
 * A PACS without a network: it holds what it took, by UID, and does to each delivery and each request for commitment
 * what it was told. It outlives the core it serves. Safe for several threads.
 */
public final class FakeDeliveryChannel implements DeliveryChannel {

    /** How it answers a request for commitment. */
    public enum Commitment { AT_ONCE, NEVER, FAILS_ONCE, NOT_OFFERED, REFUSED }

    private final Destination destination;
    private final Map<InstanceUid, StoredInstance> held = new LinkedHashMap<>();
    private final List<InstanceUid> arrivals = new ArrayList<>();
    private final Set<InstanceUid> failedOnce = new LinkedHashSet<>();
    private final List<String> requests = new ArrayList<>();
    private final List<List<InstanceUid>> asked = new ArrayList<>();
    private String down = "";
    private Optional<InstanceUid> poison = Optional.empty();
    private Function<StoredInstance, Optional<DeliveryAnswer.Refused>> refusal = instance -> Optional.empty();
    private Commitment commitment = Commitment.AT_ONCE;
    private CommitmentListener listener = report -> false;

    public FakeDeliveryChannel(String name) {
        this(name, true);
    }

    public FakeDeliveryChannel(String name, boolean commitment) {
        destination = new Destination(name, name.toUpperCase(Locale.ROOT), "127.0.0.1", 104, false, commitment);
    }

    /** It is away, and says so in these words; empty: it is back. */
    public synchronized void down(String words) {
        down = words;
    }

    /** It refuses what this says it refuses. */
    public synchronized void refuse(Function<StoredInstance, Optional<DeliveryAnswer.Refused>> rule) {
        refusal = rule;
    }

    /** It breaks the association whenever this instance is sent. */
    public synchronized void breakOn(InstanceUid instance) {
        poison = Optional.of(instance);
    }

    public synchronized void commitment(Commitment how) {
        commitment = how;
    }

    /** Who hears the answers to requests for commitment. */
    public synchronized void reportTo(CommitmentListener next) {
        listener = next;
    }

    /** What it holds, in the order it came. */
    public synchronized List<InstanceUid> held() {
        return List.copyOf(held.keySet());
    }

    /** Everything that arrived, repeats included. */
    public synchronized List<InstanceUid> arrivals() {
        return List.copyOf(arrivals);
    }

    /** The transactions it was asked in, in order. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Answers the oldest of the requests it kept silent about that asked for this instance. */
    public void answerOldest(InstanceUid instance) {
        int request = oldest(instance);
        report(requests().get(request), askedIn(request));
    }

    /** What it was asked to commit to so far. */
    public synchronized Set<InstanceUid> askedAbout() {
        Set<InstanceUid> all = new LinkedHashSet<>();
        asked.forEach(all::addAll);
        return all;
    }

    private synchronized int oldest(InstanceUid instance) {
        return IntStream.range(0, asked.size()).filter(i -> asked.get(i).contains(instance)).findFirst()
                .orElseThrow(() -> new IllegalStateException("it was never asked about " + instance));
    }

    private synchronized List<InstanceUid> askedIn(int request) {
        return asked.get(request);
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public void deliver(List<StoredInstance> instances, Consumer<DeliveryAnswer> each)
            throws DestinationUnavailableException {
        for (StoredInstance instance : instances) {
            each.accept(take(instance));
        }
    }

    private synchronized DeliveryAnswer take(StoredInstance instance) throws DestinationUnavailableException {
        echo();
        arrivals.add(instance.instance());
        if (poison.filter(instance.instance()::equals).isPresent()) {
            throw new AssociationLostException("It aborted the association.", null, instance.instance());
        }
        Optional<DeliveryAnswer.Refused> refused = refusal.apply(instance);
        if (refused.isPresent()) {
            return refused.get();
        }
        held.put(instance.instance(), instance);
        return new DeliveryAnswer.Taken(instance, "");
    }

    @Override
    public void requestCommitment(String transactionUid, List<StoredInstance> instances)
            throws DestinationUnavailableException, CommitmentNotOfferedException, CommitmentRefusedException {
        List<InstanceUid> uids = instances.stream().map(StoredInstance::instance).toList();
        Commitment how = note(transactionUid, uids);
        if (how == Commitment.NOT_OFFERED) {
            throw new CommitmentNotOfferedException("The PACS does not do storage commitment.");
        }
        if (how == Commitment.REFUSED) {
            throw new CommitmentRefusedException("The PACS broke off; it must know this box.", null);
        }
        if (how != Commitment.NEVER) {
            report(transactionUid, uids);
        }
    }

    private synchronized Commitment note(String transactionUid, List<InstanceUid> uids)
            throws DestinationUnavailableException {
        echo();
        requests.add(transactionUid);
        asked.add(uids);
        return commitment;
    }

    private void report(String transactionUid, List<InstanceUid> uids) {
        CommitmentReport report;
        CommitmentListener to;
        synchronized (this) {
            List<InstanceUid> kept = new ArrayList<>();
            Map<InstanceUid, String> lost = new LinkedHashMap<>();
            for (InstanceUid uid : uids) {
                boolean fails = commitment == Commitment.FAILS_ONCE && failedOnce.add(uid);
                if (fails || !held.containsKey(uid)) {
                    held.remove(uid);
                    lost.put(uid, "the object is not there");
                } else {
                    kept.add(uid);
                }
            }
            report = new CommitmentReport(transactionUid, destination.aeTitle(), kept, lost);
            to = listener;
        }
        to.reported(report);
    }

    @Override
    public synchronized void echo() throws DestinationUnavailableException {
        if (!down.isEmpty()) {
            throw new DestinationUnavailableException(down);
        }
    }
}
