package org.pharos.gateway.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a person may set about the pipeline. Times are milliseconds. */
@ObjectClassDefinition(id = CoreConfig.PID, name = "Pipeline", description = "How studies are assembled, analysed and"
        + " sent on.")
public @interface CoreConfig {

    String PID = "org.pharos.gateway.core";

    @AttributeDefinition(description =
            "After a sender ended its transfer in order: how long nothing more may come before"
            + " its studies count as complete. 0: at once. [ms]")
    long quietAfterReleaseMs() default 0;

    @AttributeDefinition(description =
            "The same after a sender that had ended its transfer came back with more of a study, as one does that takes"
            + " an association for each image. [ms]")
    long quietAfterReturnMs() default 3_000;

    @AttributeDefinition(description =
            "Where the sender keeps its connection open or lost it: how long nothing may come"
            + " before a study counts as complete. [ms]")
    long quietMs() default 10_000;

    @AttributeDefinition(description = "The same for single modalities, such as US=30000,MR=60000. [ms]")
    String quietMsByModality() default "";

    @AttributeDefinition(description =
            "After a start: how long to wait for destinations and applications to appear before"
            + " studies are taken up. [ms]")
    long settleMs() default 1_500;

    @AttributeDefinition(description = "The most images of one study an application is given.")
    int imagesPerStudyMax() default 32;

    @AttributeDefinition(description = "How long the worker may take for one image. [ms]")
    long inferenceDeadlineMs() default 60_000;

    @AttributeDefinition(description = "How often an application is tried on a study, the first time included.")
    int inferenceAttemptsMax() default 3;

    @AttributeDefinition(description = "How often the worker may die on a study before it is left alone.")
    int inferenceCrashesMax() default 2;

    @AttributeDefinition(description = "Before the second attempt; four times as long before each further one. [ms]")
    long inferenceRetryMs() default 1_000;

    @AttributeDefinition(description = "Threads that select, wait for the worker and encode.")
    int workThreads() default 2;

    @AttributeDefinition(description = "At most so many objects over one association to a destination.")
    int batchInstancesMax() default 100;

    @AttributeDefinition(description = "Before a destination that could not be reached is tried again, the first time."
            + " [ms]")
    long retryFirstMs() default 1_000;

    @AttributeDefinition(description = "The longest such wait; it doubles up to this. [ms]")
    long retryMostMs() default 3_600_000;

    @AttributeDefinition(description = "The longest pause for a destination that answers but takes nothing. [ms]")
    long refusedPauseMs() default 30_000;

    @AttributeDefinition(description =
            "How long an answer to a storage commitment request is awaited before it is asked"
            + " again. [ms]")
    long commitmentTimeoutMs() default 300_000;

    @AttributeDefinition(description = "The longest such wait; it doubles up to this. [ms]")
    long commitmentTimeoutMostMs() default 21_600_000;

    @AttributeDefinition(description = "How many instances are kept at hand in memory.")
    int recentInstancesMax() default 1_000;

    @AttributeDefinition(description = "How many finished studies are kept at hand in memory.")
    int finishedStudiesMax() default 500;

    @AttributeDefinition(description = "Before a step is taken again that could not be written to the journal. [ms]")
    long unrecordedRetryMs() default 5_000;
}
