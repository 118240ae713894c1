package org.pharos.gateway.core;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.core.delivery.Steps;
import org.pharos.gateway.core.loop.Timers;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.shelf.NotRecordedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocking work for studies: done by a pool, its result taken as a step of the study, and nothing done twice at once.
 * Belongs to the loop's thread.
 */
final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Steps steps;
    private final Timers timers;
    private final Executor loop;
    private final Executor pool;
    private final Set<Job> underWay = new HashSet<>();

    Jobs(Steps steps, Timers timers, Executor loop, Executor pool) {
        this.steps = steps;
        this.timers = timers;
        this.loop = loop;
        this.pool = pool;
    }

    /** One application at one revision; without an application, the choice of applications. */
    record Job(StudyUid study, int revision, String application) {}

    /** Something that may take its time. */
    @FunctionalInterface
    interface Blocking<T> {
        T run();
    }

    /** What is done with its result. */
    @FunctionalInterface
    interface Then<T> {
        void with(StudyState study, T result) throws NotRecordedException;
    }

    /** Begins a job, unless it is under way. */
    void start(Job job, Runnable begin) {
        if (underWay.add(job)) {
            begin.run();
        }
    }

    /** Keeps the job for a while, then lets it be started again. */
    void startLater(Job job, long delayMs) {
        underWay.add(job);
        timers.after(delayMs, () -> {
            underWay.remove(job);
            steps.take(job.study(), study -> { });
        });
    }

    /** Hands work to the pool. @param fault the step to take when it fails in a way nobody foresaw */
    <T> void work(Job job, Blocking<T> blocking, Then<T> then, Steps.Step fault) {
        try {
            pool.execute(() -> {
                Steps.Step step = outcome(job, blocking, then, fault);
                loop.execute(() -> steps.take(job.study(), study -> {
                    underWay.remove(job);
                    step.on(study);
                }));
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The core is stopping; {} is taken up again at the next start.", job.study());
        }
    }

    /** A fault of ours ends this step of this study, visibly, and nothing else. */
    private static <T> Steps.Step outcome(Job job, Blocking<T> blocking, Then<T> then, Steps.Step fault) {
        try {
            T result = blocking.run();
            return study -> then.with(study, result);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("A step of {} failed in a way nobody foresaw.", job.study(), e);
            return fault;
        }
    }
}
