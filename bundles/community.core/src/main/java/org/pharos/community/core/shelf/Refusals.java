package org.pharos.community.core.shelf;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.pharos.community.core.Refusal;

/** The latest refusals, each once however often it is met. Any thread may call. */
final class Refusals {

    static final int KEPT_MAX = 20;

    private final Deque<Refusal> refusals = new ArrayDeque<>();

    /** @return whether it is new */
    synchronized boolean met(String words, Instant now) {
        Instant first = refusals.stream().filter(refusal -> refusal.words().equals(words)).findAny()
                .map(Refusal::firstAt).orElse(now);
        boolean isNew = !refusals.removeIf(refusal -> refusal.words().equals(words));
        refusals.addFirst(new Refusal(words, first, now));
        if (refusals.size() > KEPT_MAX) {
            refusals.removeLast();
        }
        return isNew;
    }

    synchronized List<Refusal> list() {
        return List.copyOf(refusals);
    }
}
