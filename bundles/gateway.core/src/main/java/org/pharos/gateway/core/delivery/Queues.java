package org.pharos.gateway.core.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pharos.gateway.api.outbox.Destination;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.core.progress.Mark;
import org.pharos.gateway.core.progress.Revision;
import org.pharos.gateway.core.progress.StudyState;

/** How the queues stand, told from the lanes and from the studies at hand. Belongs to the loop's thread. */
public final class Queues {

    private static final String SILENT = "It took objects and does not say whether it keeps them. To answer, it must"
            + " know this box: its AE title, address and DICOM port.";

    private final Lanes lanes;
    private final Deliveries deliveries;
    private final Clock clock;

    public Queues(Lanes lanes, Deliveries deliveries, Clock clock) {
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** One for each destination that is configured now, by name. */
    public List<DestinationQueue> of(Collection<StudyState> studies) {
        List<DestinationQueue> queues = new ArrayList<>();
        for (var entry : lanes.all()) {
            entry.getValue().channel().ifPresent(channel ->
                    queues.add(queue(entry.getValue(), channel.destination(), studies)));
        }
        queues.sort(Comparator.comparing(queue -> queue.destination().name()));
        return queues;
    }

    private DestinationQueue queue(Lane lane, Destination destination, Collection<StudyState> studies) {
        long pauseMs = lane.queue().pauseLeftMs();
        return new DestinationQueue(destination, lane.queue().size(),
                count(studies, destination.name(), Mark.DELIVERED), count(studies, destination.name(), Mark.REFUSED),
                words(lane, destination.name()), deliveries.lastSuccess(destination.name()),
                pauseMs == 0 ? Optional.empty() : Optional.of(clock.instant().plusMillis(pauseMs)));
    }

    private String words(Lane lane, String destination) {
        String error = lane.lastError().isEmpty() ? lane.commitmentError() : lane.lastError();
        return error.isEmpty() && deliveries.isSilent(destination) ? SILENT : error;
    }

    private static long count(Collection<StudyState> studies, String destination, Mark mark) {
        long count = 0;
        for (StudyState study : studies) {
            for (Revision revision : study.revisions()) {
                if (revision.destinations().contains(destination)) {
                    count += study.ledger(destination).count(study.outgoing(revision), mark);
                }
            }
        }
        return count;
    }
}
