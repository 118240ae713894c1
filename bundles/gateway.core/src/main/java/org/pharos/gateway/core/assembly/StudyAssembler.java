package org.pharos.gateway.core.assembly;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.core.loop.Timers;

/**
 * Decides when a study is complete. Each sign of life starts its quiet time anew; the end of the association that
 * brought it, in order and with no other carrying the study, is strong evidence. Belongs to the loop's thread.
 */
public final class StudyAssembler {

    private final Timers timers;
    private final QuietTimes quiet;
    private final BiConsumer<StudyUid, String> complete;
    private final Map<StudyUid, Timers.Cancellable> pending = new HashMap<>();

    /** @param complete told of each study that is complete, with the evidence in words */
    public StudyAssembler(Timers timers, QuietTimes quiet, BiConsumer<StudyUid, String> complete) {
        this.timers = timers;
        this.quiet = quiet;
        this.complete = complete;
    }

    /** An original arrived, or was found at a restart. */
    public void arrived(StudyUid study, String modality) {
        long ms = quiet.withoutReleaseMs(modality);
        completeAfter(study, ms, "Nothing more came for " + told(ms) + ".");
    }

    /**
     * The last association that carried it was released in order.
     *
     * @param cameBack whether the study was complete before: a sender that takes an association for each image would
     *     open a revision with each
     */
    public void released(StudyUid study, boolean cameBack) {
        if (!pending.containsKey(study)) {
            return;
        }
        long ms = cameBack ? Math.max(quiet.afterReturnMs(), quiet.afterReleaseMs()) : quiet.afterReleaseMs();
        if (ms == 0) {
            pending.remove(study).cancel();
            complete.accept(study, "The sender ended its transfer.");
        } else {
            completeAfter(study, ms, "The sender ended its transfer, and nothing more came for " + told(ms) + ".");
        }
    }

    /** How many studies are being received. */
    public int open() {
        return pending.size();
    }

    private void completeAfter(StudyUid study, long ms, String evidence) {
        Timers.Cancellable earlier = pending.put(study, timers.after(ms, () -> {
            pending.remove(study);
            complete.accept(study, evidence);
        }));
        if (earlier != null) {
            earlier.cancel();
        }
    }

    private static String told(long ms) {
        return ms % 1_000 == 0 ? ms / 1_000 + " s" : ms + " ms";
    }
}
