package org.pharos.gateway.web;

import java.util.List;
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
import org.pharos.gateway.web.view.Say;

/** Events as sentences. */
final class EventWords {

    private EventWords() {}

    static String of(StudyEvent event) {
        if (event instanceof Routed routed) {
            return routed.destinations().isEmpty() ? Say.it("event-kept")
                    : Say.it("event-routed", String.join(", ", routed.destinations()));
        } else if (event instanceof Assembled assembled) {
            return Say.it("event-complete", objects(assembled.instances()), assembled.evidence());
        } else if (event instanceof Selected selected) {
            return Say.it("event-selected", selected.application(), objects(selected.inputs()));
        } else if (event instanceof Declined declined) {
            return declined.application().isEmpty() ? Say.it("event-no-ai", declined.words())
                    : Say.it("event-declined", declined.application(), declined.words());
        } else if (event instanceof Inferred inferred) {
            return Say.it("event-answered", inferred.application());
        } else if (event instanceof InferenceFailed failed) {
            return Say.it("event-attempt", failed.application(), failed.attempt(), failed.words());
        } else if (event instanceof Encoded encoded) {
            return Say.it("event-encoded", encoded.application(), objects(encoded.results()));
        } else if (event instanceof EncodingFailed failed) {
            return Say.it("event-not-encoded", failed.application(), failed.words());
        }
        return ofDelivery(event);
    }

    private static String ofDelivery(StudyEvent event) {
        if (event instanceof Delivered delivered) {
            return Say.it("event-delivered", delivered.destination(), objects(delivered.instances()));
        } else if (event instanceof DeliveryFailed failed) {
            return Say.it("event-attempt", failed.destination(), failed.attempt(), failed.words());
        } else if (event instanceof CommitmentRequested requested) {
            return Say.it("event-asked", requested.destination(), objects(requested.instances()));
        } else if (event instanceof Committed committed) {
            return Say.it("event-committed", committed.destination(), objects(committed.instances()));
        } else if (event instanceof CommitmentFailed failed) {
            return Say.it("event-not-committed", failed.destination(), objects(failed.instances()), failed.words());
        } else if (event instanceof CommitmentWaived waived) {
            return Say.it("event-waived", waived.destination(), objects(waived.instances()), waived.words());
        } else if (event instanceof RetryRequested retry) {
            return Say.it("event-retry", retry.by());
        }
        throw new IllegalArgumentException("no words for " + event.getClass().getSimpleName());
    }

    private static String objects(List<?> objects) {
        return Say.it("count-objects", objects.size());
    }
}
