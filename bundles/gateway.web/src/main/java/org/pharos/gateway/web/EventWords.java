package org.pharos.gateway.web;

import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyEvent.Assembled;
import org.pharos.gateway.api.study.StudyEvent.CommitmentFailed;
import org.pharos.gateway.api.study.StudyEvent.CommitmentRequested;
import org.pharos.gateway.api.study.StudyEvent.Committed;
import org.pharos.gateway.api.study.StudyEvent.CommitmentWaived;
import org.pharos.gateway.api.study.StudyEvent.Declined;
import org.pharos.gateway.api.study.StudyEvent.Delivered;
import org.pharos.gateway.api.study.StudyEvent.DeliveryFailed;
import org.pharos.gateway.api.study.StudyEvent.Encoded;
import org.pharos.gateway.api.study.StudyEvent.EncodingFailed;
import org.pharos.gateway.api.study.StudyEvent.InferenceFailed;
import org.pharos.gateway.api.study.StudyEvent.Inferred;
import org.pharos.gateway.api.study.StudyEvent.RetryRequested;
import org.pharos.gateway.api.study.StudyEvent.Routed;
import org.pharos.gateway.api.study.StudyEvent.Selected;

/** Events as sentences. */
final class EventWords {

    private EventWords() {}

    static String of(StudyEvent event) {
        if (event instanceof Routed routed) {
            return routed.destinations().isEmpty() ? "No destination is configured; it is kept here."
                    : "Goes to " + String.join(", ", routed.destinations()) + '.';
        } else if (event instanceof Assembled assembled) {
            return "Complete with " + Words.objects(assembled.instances().size()) + ": " + assembled.evidence();
        } else if (event instanceof Selected selected) {
            return selected.application() + " takes it, looking at " + Words.objects(selected.inputs().size()) + '.';
        } else if (event instanceof Declined declined) {
            return declined.application().isEmpty() ? "No AI ran. " + declined.words()
                    : declined.application() + " left it alone: " + declined.words();
        } else if (event instanceof Inferred inferred) {
            return inferred.application() + " answered.";
        } else if (event instanceof InferenceFailed failed) {
            return failed.application() + ", attempt " + failed.attempt() + ": " + failed.words();
        } else if (event instanceof Encoded encoded) {
            return "The answer of " + encoded.application() + " is " + Words.objects(encoded.results().size()) + '.';
        } else if (event instanceof EncodingFailed failed) {
            return "The answer of " + failed.application() + " could not be written: " + failed.words();
        }
        return ofDelivery(event);
    }

    private static String ofDelivery(StudyEvent event) {
        if (event instanceof Delivered delivered) {
            return delivered.destination() + " took " + Words.objects(delivered.instances().size()) + '.';
        } else if (event instanceof DeliveryFailed failed) {
            return failed.destination() + ", attempt " + failed.attempt() + ": " + failed.words();
        } else if (event instanceof CommitmentRequested requested) {
            return requested.destination() + " is asked to commit to " + Words.objects(requested.instances().size()) + '.';
        } else if (event instanceof Committed committed) {
            return committed.destination() + " committed to keep " + Words.objects(committed.instances().size()) + '.';
        } else if (event instanceof CommitmentFailed failed) {
            return failed.destination() + " did not commit to " + Words.objects(failed.instances().size()) + ": " + failed.words();
        } else if (event instanceof CommitmentWaived waived) {
            return waived.destination() + " is not asked to commit to " + Words.objects(waived.instances().size()) + ": "
                    + waived.words();
        } else if (event instanceof RetryRequested retry) {
            return "Another try was asked for by " + retry.by() + '.';
        }
        throw new IllegalArgumentException("no words for " + event.getClass().getSimpleName());
    }
}
