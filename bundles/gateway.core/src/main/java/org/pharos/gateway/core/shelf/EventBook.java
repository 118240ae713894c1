package org.pharos.gateway.core.shelf;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyJournal;
import org.pharos.gateway.core.progress.StudyState;

/** Writes events: into the journal first, then into the index and the study in memory. Belongs to the loop's thread. */
public final class EventBook {

    private final StudyJournal journal;
    private final StudyIndex index;
    private final Clock clock;
    private final Consumer<StudyEvent> heard;

    /** @param heard told of each event that was written */
    public EventBook(StudyJournal journal, StudyIndex index, Clock clock, Consumer<StudyEvent> heard) {
        this.journal = journal;
        this.index = index;
        this.clock = clock;
        this.heard = heard;
    }

    /** The time events are dated with. */
    public Instant now() {
        return clock.instant();
    }

    /** @throws NotRecordedException when the journal refuses: nothing has changed then */
    public void write(StudyState study, StudyEvent event) throws NotRecordedException {
        try {
            long position = journal.append(event);
            index.add(event, position);
        } catch (IOException e) {
            throw new NotRecordedException(e);
        }
        study.apply(event);
        heard.accept(event);
    }
}
