package org.pharos.gateway.index.h2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyJournal;

/** A journal that only remembers. */
final class MemoryJournal implements StudyJournal {

    private final List<StudyEvent> events = new ArrayList<>();

    @Override
    public synchronized long append(StudyEvent event) {
        events.add(event);
        return events.size() - 1L;
    }

    @Override
    public void sync() {
        // nothing outlives the test anyway
    }

    @Override
    public synchronized StudyEvent read(long position) throws IOException {
        if (position < 0 || position >= events.size()) {
            throw new IOException("no such position");
        }
        return events.get((int) position);
    }

    @Override
    public synchronized void replay(long from, ObjLongConsumer<StudyEvent> consumer) {
        for (int i = (int) from; i < events.size(); i++) {
            consumer.accept(events.get(i), i);
        }
    }
}
