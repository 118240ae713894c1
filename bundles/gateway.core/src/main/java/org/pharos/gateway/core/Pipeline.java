package org.pharos.gateway.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.core.assembly.StudyAssembler;
import org.pharos.gateway.core.delivery.Commitments;
import org.pharos.gateway.core.delivery.Deliveries;
import org.pharos.gateway.core.delivery.Lanes;
import org.pharos.gateway.core.delivery.Queues;
import org.pharos.gateway.core.delivery.Router;
import org.pharos.gateway.core.delivery.Steps;
import org.pharos.gateway.core.loop.EventLoop;
import org.pharos.gateway.core.metrics.CoreMetrics;
import org.pharos.gateway.core.metrics.InferenceTimes;
import org.pharos.gateway.core.progress.Revision;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.recovery.IndexCatchUp;
import org.pharos.gateway.core.recovery.StudyFold;
import org.pharos.gateway.core.shelf.EventBook;
import org.pharos.gateway.core.shelf.NotRecordedException;
import org.pharos.gateway.core.shelf.RecentInstances;
import org.pharos.gateway.core.shelf.StudyShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One study after another, from its first object to the destinations' word that they keep it. One loop owns the state;
 * what is to be done follows from each study's instances and events alone, so that a restart at any moment goes on
 * where it was. Any thread may call the public methods; all of them return at once.
 */
final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final long CLOSE_MS_MAX = 1_000;

    private final Providers providers;
    private final CoreOptions options;
    private final EventLoop loop = new EventLoop("pharos-core");
    private final ExecutorService pool;
    private final StudyShelf shelf;
    private final RecentInstances instances;
    private final EventBook book;
    private final Lanes lanes;
    private final Commitments commitments;
    private final Deliveries deliveries;
    private final Router router;
    private final StudyAssembler assembler;
    private final AiSteps ai;
    private final CoreMetrics metrics;
    private final Queues queues;
    private volatile PipelineState state = PipelineState.starting();
    private final Set<StudyUid> releasedEarly = new HashSet<>();
    private boolean started;

    Pipeline(Providers providers, CoreOptions options, Supplier<String> transactionUids) {
        this.providers = providers;
        this.options = options;
        pool = Executors.newFixedThreadPool(options.workThreads(), named("pharos-work-"));
        shelf = new StudyShelf(providers.index(), new StudyFold(providers.spool(), providers.journal()),
                options.finishedStudiesMax());
        instances = new RecentInstances(providers.spool(), options.recentInstancesMax());
        InferenceTimes times = new InferenceTimes();
        book = new EventBook(providers.journal(), providers.index(), providers.clock(), this::heard);
        lanes = new Lanes(instances, options.lanes(), System::nanoTime);
        Steps steps = this::take;
        commitments = new Commitments(loop, loop, book, lanes, steps, options.lanes(), transactionUids);
        deliveries = new Deliveries(loop, book, lanes, commitments, steps);
        queues = new Queues(lanes, deliveries, providers.clock());
        router = new Router(book, lanes);
        assembler = new StudyAssembler(loop, options.quiet(), this::complete);
        ai = new AiSteps(providers, options, book, instances, new Jobs(steps, loop, loop, pool), times);
        metrics = new CoreMetrics(providers.index(), providers.catalog(), providers.clock(), times,
                () -> PipelineViews.queues(loop, queues, shelf));
    }

    /** Takes up what an earlier run left, then everything that arrives. */
    void start() {
        long from = System.nanoTime();
        loop.execute(() -> recover(from));
    }

    private void recover(long fromNanos) {
        try {
            new IndexCatchUp(providers.spool(), providers.journal(), providers.index()).run();
            shelf.takeUnfinished();
        } catch (IOException e) {
            LOG.error("Spool or journal cannot be read; trying again in {} ms: {}", options.unrecordedRetryMs(),
                    e.getMessage());
            state = PipelineState.broken("What this box did so far cannot be read.", e.getMessage());
            loop.after(options.unrecordedRetryMs(), () -> recover(fromNanos));
            return;
        }
        long spentMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNanos);
        loop.after(Math.max(0, options.settle().toMillis() - spentMs), this::takeUp);
    }

    /** Nothing is decided before this: destinations and applications had time to appear. */
    private void takeUp() {
        started = true;
        state = PipelineState.running();
        LOG.info("{} studies are under way.", shelf.unfinishedCount());
        for (StudyState study : shelf.unfinished()) {
            commitments.remember(study);
            awaitMore(study);
            advance(study.study());
        }
        releasedEarly.forEach(this::released);
        releasedEarly.clear();
        inBackground(metrics::recount);
    }

    private void awaitMore(StudyState study) {
        study.unassembled().stream().reduce((first, second) -> second).flatMap(instances::find)
                .ifPresent(last -> assembler.arrived(study.study(), last.header().modality()));
    }

    /** An instance is durable. */
    void stored(StoredInstance instance) {
        instances.remember(instance);
        loop.execute(() -> arrived(instance));
    }

    /** The study is looked up before the index hears of the instance, or it would look known already. */
    private void arrived(StoredInstance instance) {
        StudyState study;
        try {
            study = shelf.take(instance.study());
        } catch (UncheckedIOException e) {
            LOG.error("{} waits: neither the index nor the journal can be read: {}", instance, e.getMessage());
            state = PipelineState.broken("What this box did so far cannot be read.", e.getCause().getMessage());
            loop.after(options.unrecordedRetryMs(), () -> arrived(instance));
            return;
        }
        boolean wasFinished = study.finished();
        providers.index().add(instance);
        if (!study.add(instance)) {
            arrivedAnew(study, instance);
            return;
        }
        if (wasFinished) {
            providers.index().markFinished(instance.study(), false);
        }
        if (started) {
            assembler.arrived(instance.study(), instance.header().modality());
            forwardAtOnce(study, instance);
        }
    }

    /** New to the spool and known to the study: its file had been damaged, and it was sent again. */
    private void arrivedAnew(StudyState study, StoredInstance instance) {
        if (study.missed(instance.instance())) {
            retry(study.study(), "its sender, who sent an object again");
        } else {
            finishIfDone(study);
        }
    }

    /** Only this object: a look at the whole study for each of ten thousand would take its time. */
    private void forwardAtOnce(StudyState study, StoredInstance original) {
        try {
            router.route(study);
            study.revision(study.openRevision()).filter(Revision::routed)
                    .ifPresent(open -> deliveries.forward(study, open, original.instance()));
        } catch (NotRecordedException e) {
            unrecorded(study.study(), e);
        }
    }

    /** An association ended. */
    void ended(Set<StudyUid> studies, Set<StudyUid> carriedElsewhere, boolean orderly) {
        if (orderly) {
            loop.execute(() -> studies.stream().filter(study -> !carriedElsewhere.contains(study))
                    .forEach(this::released));
        }
    }

    private void released(StudyUid study) {
        if (started) {
            assembler.released(study, shelf.peek(study).filter(known -> known.openRevision() > 1).isPresent());
        } else {
            releasedEarly.add(study);
        }
    }

    private void complete(StudyUid uid, String evidence) {
        take(uid, study -> {
            if (!study.complete()) {
                book.write(study, new StudyEvent.Assembled(book.now(), uid, study.openRevision(), study.unassembled(),
                        evidence));
            }
        });
        shelf.peek(uid).filter(study -> !study.complete()).ifPresent(study -> loop.after(options.unrecordedRetryMs(),
                () -> complete(uid, evidence)));
    }

    /** Does one thing with a study, then whatever follows from it; what could not be recorded is done again later. */
    private void take(StudyUid uid, Steps.Step step) {
        StudyState study = shelf.take(uid);
        try {
            step.on(study);
        } catch (NotRecordedException e) {
            unrecorded(uid, e);
            return;
        }
        advance(uid);
    }

    private void advance(StudyUid uid) {
        if (!started) {
            return;
        }
        StudyState study = shelf.take(uid);
        try {
            router.route(study);
        } catch (NotRecordedException e) {
            unrecorded(uid, e);
            return;
        }
        ai.advance(study);
        deliveries.forward(study);
        finishIfDone(study);
    }

    private void unrecorded(StudyUid uid, NotRecordedException e) {
        LOG.error("{} waits: {}", uid, e.getMessage());
        state = PipelineState.broken("What happens to studies cannot be written down, so they wait.", e.getMessage());
        loop.after(options.unrecordedRetryMs(), () -> advance(uid));
    }

    private void finishIfDone(StudyState study) {
        if (study.finished() && !ai.choosing(study)) {
            providers.index().markFinished(study.study(), true);
            ai.forget(study.study());
            deliveries.forget(study.study());
            shelf.finish(study.study());
        }
    }

    private void heard(StudyEvent event) {
        state = PipelineState.running();
        if (event instanceof StudyEvent.Inferred) {
            inBackground(() -> metrics.heard(event));
        } else {
            metrics.heard(event);
        }
    }

    private void inBackground(Runnable task) {
        try {
            pool.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("Numbers of the pipeline could not be counted: {}", e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The core is stopping; its numbers are counted again at the next start.");
        }
    }

    /** A person asks for another try of whatever failed for good. */
    void retry(StudyUid uid, String by) {
        loop.execute(() -> take(uid, study -> {
            if (!study.known()) {
                return;
            }
            providers.index().markFinished(uid, false);
            ai.reopen(uid);
            for (Revision revision : study.revisions()) {
                ai.noteLostResults(study, revision);
                book.write(study, new StudyEvent.RetryRequested(book.now(), uid, revision.number(), by));
                revision.destinations().forEach(lanes::retryNow);
            }
        }));
    }

    boolean reported(CommitmentReport report) {
        return commitments.reported(report);
    }

    void connect(DeliveryChannel channel) {
        lanes.connect(channel);
        advanceAll();
    }

    void disconnect(DeliveryChannel channel) {
        lanes.disconnect(channel);
    }

    /** Something studies may have waited for is there. */
    void advanceAll() {
        loop.execute(() -> shelf.unfinished().forEach(study -> advance(study.study())));
    }

    PipelineViews views() {
        return new PipelineViews(loop, shelf, queues, lanes, commitments, metrics, () -> state);
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Stops at once: what was under way is taken up at the next start. */
    @Override
    public void close() {
        pool.shutdownNow();
        lanes.close();
        loop.close();
        try {
            if (!pool.awaitTermination(CLOSE_MS_MAX, TimeUnit.MILLISECONDS)) {
                LOG.info("A piece of work does not end; it is left behind.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
