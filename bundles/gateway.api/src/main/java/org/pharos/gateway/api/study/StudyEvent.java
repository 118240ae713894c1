package org.pharos.gateway.api.study;

import java.time.Instant;
import java.util.List;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;

/**
 * Something that happened to a study and must be known after a restart. Events are appended to the
 * {@link StudyJournal} and never changed; the receipt of an instance is no event, since the spooled file itself is
 * the record of it.
 *
 * <p>{@code revision} counts from 1: objects that arrive after a study was complete open the next one.
 * Words are for a PACS administrator and hold no patient data.
 */
public sealed interface StudyEvent {

    Instant at();

    StudyUid study();

    int revision();

    /** The destinations this revision's originals and results go to, fixed when its first instance arrives. */
    record Routed(Instant at, StudyUid study, int revision, List<String> destinations) implements StudyEvent {
        public Routed {
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * No more instances are expected.
     *
     * @param instances the originals that make up this revision, by name: clocks jump, so times could not tell
     * @param evidence why it is believed complete, in words
     */
    record Assembled(Instant at, StudyUid study, int revision, List<InstanceUid> instances, String evidence)
            implements StudyEvent {
        public Assembled {
            instances = List.copyOf(instances);
        }
    }

    /** An application took the study. @param inputs the instances it will look at */
    record Selected(Instant at, StudyUid study, int revision, String application, List<InstanceUid> inputs)
            implements StudyEvent {
        public Selected {
            inputs = List.copyOf(inputs);
        }
    }

    /** An application left the study alone, or there is none at all (application {@code ""}). */
    record Declined(Instant at, StudyUid study, int revision, String application, String words) implements StudyEvent {}

    /** An application answered. */
    record Inferred(Instant at, StudyUid study, int revision, String application, FindingReport report)
            implements StudyEvent {}

    /** An attempt at inference failed. @param finalAttempt whether no other follows */
    record InferenceFailed(Instant at, StudyUid study, int revision, String application, int attempt,
            boolean finalAttempt, String words) implements StudyEvent {}

    /** The answer is in the spool as DICOM objects. */
    record Encoded(Instant at, StudyUid study, int revision, String application, List<InstanceUid> results)
            implements StudyEvent {
        public Encoded {
            results = List.copyOf(results);
        }
    }

    /** The answer could not be made into DICOM objects. */
    record EncodingFailed(Instant at, StudyUid study, int revision, String application, String words)
            implements StudyEvent {}

    /** A destination answered C-STORE with Success (or a warning) for these. */
    record Delivered(Instant at, StudyUid study, int revision, String destination, List<InstanceUid> instances)
            implements StudyEvent {
        public Delivered {
            instances = List.copyOf(instances);
        }
    }

    /** A destination did not take these. @param permanent whether it is of no use to try again by itself */
    record DeliveryFailed(Instant at, StudyUid study, int revision, String destination, List<InstanceUid> instances,
            int attempt, boolean permanent, String words) implements StudyEvent {
        public DeliveryFailed {
            instances = List.copyOf(instances);
        }
    }

    /**
     * A destination was asked to commit to these.
     *
     * @param overdue whether it was asked about them before and let the time to answer pass while this box waited
     */
    record CommitmentRequested(Instant at, StudyUid study, int revision, String destination, String transactionUid,
            List<InstanceUid> instances, boolean overdue) implements StudyEvent {
        public CommitmentRequested {
            instances = List.copyOf(instances);
        }
    }

    /** A destination committed to these: it keeps them from now on. */
    record Committed(Instant at, StudyUid study, int revision, String destination, List<InstanceUid> instances)
            implements StudyEvent {
        public Committed {
            instances = List.copyOf(instances);
        }
    }

    /** A destination said it does not hold these; they are sent again. */
    record CommitmentFailed(Instant at, StudyUid study, int revision, String destination,
            List<InstanceUid> instances, String words) implements StudyEvent {
        public CommitmentFailed {
            instances = List.copyOf(instances);
        }
    }

    /** A destination cannot be asked to commit to these: its Success to C-STORE was the end. @param words why */
    record CommitmentWaived(Instant at, StudyUid study, int revision, String destination,
            List<InstanceUid> instances, String words) implements StudyEvent {
        public CommitmentWaived {
            instances = List.copyOf(instances);
        }
    }

    /** A person asked for another try of whatever had failed. @param by who, as signed in */
    record RetryRequested(Instant at, StudyUid study, int revision, String by) implements StudyEvent {}
}
