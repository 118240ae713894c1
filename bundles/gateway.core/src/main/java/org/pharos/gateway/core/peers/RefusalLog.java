package org.pharos.gateway.core.peers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;

/** The latest attempts that were turned away; repeats are counted, not listed. Safe for several threads. */
final class RefusalLog {

    /** Two who use one name from one address, each with a certificate of its own, are two. */
    private record Key(String calling, String called, String address, Optional<String> certificate,
            RefusalReason reason) {}

    private static final Set<RefusalReason> WHO_IT_IS = EnumSet.of(RefusalReason.CALLING_AE_UNKNOWN,
            RefusalReason.ADDRESS_NOT_ALLOWED, RefusalReason.CERTIFICATE_NOT_ITS_OWN);

    private final int attemptsMax;
    private final Map<Key, RefusedAttempt> attempts = new LinkedHashMap<>();

    RefusalLog(int attemptsMax) {
        this.attemptsMax = attemptsMax;
    }

    synchronized void add(Peer peer, RefusalReason reason, String words, Instant at) {
        Key key = new Key(peer.calling(), peer.called(), peer.address().getHostAddress(),
                peer.certificate().map(Peer.Certificate::sha256), reason);
        RefusedAttempt before = attempts.remove(key);
        int count = before == null ? 1 : before.count() == Integer.MAX_VALUE ? before.count() : before.count() + 1;
        attempts.put(key, new RefusedAttempt(peer, reason, words, at, count));
        if (attempts.size() > attemptsMax) {
            attempts.remove(attempts.keySet().iterator().next());
        }
    }

    /** The latest first. */
    synchronized List<RefusedAttempt> latest() {
        List<RefusedAttempt> latest = new ArrayList<>(attempts.values());
        Collections.reverse(latest);
        return latest;
    }

    /** Some may come in now: what kept those out before is no longer worth telling. */
    synchronized void forget(Predicate<Peer> allowed) {
        attempts.values().removeIf(attempt -> WHO_IT_IS.contains(attempt.reason()) && allowed.test(attempt.peer()));
    }
}
