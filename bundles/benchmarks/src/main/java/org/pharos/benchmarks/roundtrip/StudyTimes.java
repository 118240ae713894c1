package org.pharos.benchmarks.roundtrip;

import java.time.Duration;
import java.time.Instant;

/**
 * When what happened to one study. The times are those of its events, and of the sender for the last image.
 *
 * @param lastImage the sender was told Success for the last image
 * @param assembled the study counted as complete
 * @param selected the application took it
 * @param inferred the worker had answered
 * @param encoded the results were durable
 * @param delivered the PACS had answered Success for all results
 * @param committed the PACS had promised to keep all results
 */
record StudyTimes(Instant lastImage, Instant assembled, Instant selected, Instant inferred, Instant encoded,
        Instant delivered, Instant committed) {

    /** From the last image to the commitment, without the time in the worker, in ms. */
    double overheadMs() {
        return between(lastImage, committed) - workerMs();
    }

    /** Until the PACS has the results, without the time in the worker, in ms. */
    double overheadToDeliveredMs() {
        return between(lastImage, delivered) - workerMs();
    }

    /** Decoding, preparing and inferring, in ms. */
    double workerMs() {
        return between(selected, inferred);
    }

    static double between(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
