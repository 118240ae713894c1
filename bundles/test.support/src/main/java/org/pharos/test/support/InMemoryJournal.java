package org.pharos.test.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyJournal;

/** A journal that outlives the core it serves, and can be told to fail after so many events: that is a kill. */
public final class InMemoryJournal implements StudyJournal {

    private final List<StudyEvent> events = new ArrayList<>();
    private long eventsMax = Long.MAX_VALUE;
    private long refused;

    /** From so many events on, every further one is refused. */
    public synchronized void failAfter(long count) {
        eventsMax = count;
    }

    /** Takes everything again. */
    public synchronized void heal() {
        eventsMax = Long.MAX_VALUE;
    }

    /** Loses everything after so many events, as a power cut does that comes before the sync. */
    public synchronized void cut(int count) {
        events.subList(Math.min(count, events.size()), events.size()).clear();
    }

    /** How often it refused an event. */
    public synchronized long refused() {
        return refused;
    }

    /** Everything written so far. */
    public synchronized List<StudyEvent> events() {
        return List.copyOf(events);
    }

    /** Those of one kind. */
    public <E extends StudyEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public synchronized long append(StudyEvent event) throws IOException {
        if (events.size() >= eventsMax) {
            refused++;
            throw new IOException("the disk of the journal is gone");
        }
        events.add(event);
        return events.size();
    }

    @Override
    public void sync() {
        // Memory is as durable as this journal gets.
    }

    @Override
    public synchronized StudyEvent read(long position) {
        return events.get((int) position - 1);
    }

    @Override
    public void replay(long from, ObjLongConsumer<StudyEvent> consumer) {
        List<StudyEvent> all = events();
        for (int i = (int) from; i < all.size(); i++) {
            consumer.accept(all.get(i), i + 1L);
        }
    }
}
