package org.pharos.gateway.api.study;

import java.io.IOException;
import java.util.function.ObjLongConsumer;

/**
 * The durable, append-only record of what happened to studies: with the spooled files, the truth the
 * {@link StudyIndex} is rebuilt from. Any thread may call any method.
 */
public interface StudyJournal {

    /**
     * Appends an event. It is durable within a second; a power cut before that costs work done twice, never an
     * instance: what was delivered is delivered again under the same UID.
     *
     * @return its position, which only grows
     * @throws IOException when it cannot be written; the caller must not go on as if it were
     */
    long append(StudyEvent event) throws IOException;

    /** Makes everything appended so far durable before it returns. */
    void sync() throws IOException;

    /** The event at a position that {@link #append} or {@link #replay} gave. */
    StudyEvent read(long position) throws IOException;

    /** Hands over every event from a position on (0: all), in order, on the calling thread. */
    void replay(long from, ObjLongConsumer<StudyEvent> consumer) throws IOException;
}
