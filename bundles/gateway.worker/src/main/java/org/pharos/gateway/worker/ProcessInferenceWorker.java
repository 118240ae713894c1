package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.inference.EngineStatus;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.inference.InferenceOutcome.Answered;
import org.pharos.gateway.api.inference.InferenceOutcome.NotAnswered;
import org.pharos.gateway.api.inference.InferenceOutcome;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.inference.PreviewOutcome.NotShown;
import org.pharos.gateway.api.inference.PreviewOutcome.Shown;
import org.pharos.gateway.api.inference.PreviewOutcome;
import org.pharos.gateway.api.instance.Preview;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;

/**
 * Inference in a process of its own. One thread of this component talks to the worker, so requests are served one after
 * another; callers wait for it up to their deadline. A worker that dies is started again at once, without being asked.
 */
@Component(configurationPid = WorkerOptions.PID, configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {InferenceWorker.class, HealthCheck.class, MetricSource.class})
@Designate(ocd = WorkerConfig.class)
public final class ProcessInferenceWorker implements InferenceWorker, HealthCheck, MetricSource {

    /** Calls that may wait; one more is turned away. */
    private static final int WAITING_MAX = 64;
    /** What a caller waits beyond its deadline, for the answer that the worker was ended. */
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final String STOPPED = "The worker is stopped.";

    private final ApplicationCatalog catalog;
    private final Engines engines;
    private final Path folder;
    private final boolean folderIsTemporary;
    private final WorkerCounters counters = new WorkerCounters();
    private final Semaphore waiting = new Semaphore(WAITING_MAX);
    private final ScheduledThreadPoolExecutor keeper = executor("worker-keeper");
    private final ScheduledThreadPoolExecutor alarms = executor("worker-alarms");
    private volatile boolean starting = true;

    @Activate
    public ProcessInferenceWorker(BundleContext context, WorkerConfig config, @Reference ApplicationCatalog catalog)
            throws IOException {
        this(WorkerOptions.of(config), WorkerCommand.classPathOf(context.getProperty("pharos.app")), catalog);
    }

    /** @param classPath of the worker process; empty when this installation has none */
    ProcessInferenceWorker(WorkerOptions options, Optional<String> classPath, ApplicationCatalog catalog)
            throws IOException {
        this.catalog = catalog;
        this.folder = WorkerFiles.prepare(options.runFolder());
        this.folderIsTemporary = !folder.equals(options.runFolder().toAbsolutePath());
        Files.createDirectories(options.cache());
        EngineLane.Starter starter = () -> start(options, classPath);
        this.engines = new Engines(options.engines().stream()
                .map(kind -> new EngineLane(kind, options, starter, this::revive)).toList());
        revive();
    }

    private static ScheduledThreadPoolExecutor executor(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private WorkerProcess start(WorkerOptions options, Optional<String> classPath) throws WorkerFailedException {
        String path = classPath.orElseThrow(() -> new WorkerFailedException(
                FailureKind.NO_ENGINE, "this installation has no worker folder"));
        WorkerCommand command = new WorkerCommand(path, options.heapMb(), options.cache());
        return WorkerProcess.start(command, folder, options.startTimeout(), alarms);
    }

    /** Has the worker running and every application's model loaded, in the background. */
    private void revive() {
        try {
            keeper.execute(this::warm);
        } catch (RejectedExecutionException e) {
            WorkerOutput.LOG.debug("the worker ended while the gateway stops");
        }
    }

    private void warm() {
        try {
            engines.warm(catalog.applications().stream()
                    .filter(InstalledApplication.Usable.class::isInstance)
                    .map(installed -> ((InstalledApplication.Usable) installed).application()).toList());
            WorkerOutput.LOG.info("worker: {}", engines.status().why());
        } catch (WorkerFailedException e) {
            if (keeper.isShutdown()) {
                WorkerOutput.LOG.debug("the worker was ended while it started");
                return;
            }
            WorkerOutput.LOG.warn("worker: {}", e.getMessage());
            if (e.kind().worthRetrying()) {
                revive();
            }
        } catch (RuntimeException e) {
            WorkerOutput.LOG.error("worker: it cannot be started", e);
        } finally {
            starting = false;
        }
    }

    @Override
    public InferenceOutcome run(AiApplication application, StoredInstance image, Duration deadline) {
        Deadline until = Deadline.in(deadline, System::nanoTime);
        return counters.count(serve(until, () -> infer(application, image, until, deadline), NotAnswered::new));
    }

    private InferenceOutcome infer(AiApplication application, StoredInstance image, Deadline until, Duration total)
            throws WorkerFailedException {
        Engines.Answer answer = engines.run(application, image.study().value(), image.file(), until);
        EngineLane.Result result = answer.result();
        EngineLane lane = answer.lane();
        return new Answered(result.outputs(),
                new Provenance(lane.kind().id(), lane.version(), lane.device(), application.model().precision()),
                new Preview(image.instance(), result.rows(), result.columns(), result.grey()),
                result.modelTime(), total.minus(until.left()));
    }

    @Override
    public PreviewOutcome preview(StoredInstance image, int sideMax, Duration deadline) {
        Deadline until = Deadline.in(deadline, System::nanoTime);
        return serve(until, () -> show(image, sideMax, until), NotShown::new);
    }

    private PreviewOutcome show(StoredInstance image, int sideMax, Deadline until) throws WorkerFailedException {
        EngineLane.Result result = engines.show(image.study().value(), image.file(), sideMax, until).result();
        return new Shown(new Preview(image.instance(), result.rows(), result.columns(), result.grey()));
    }

    /** Waits for the one thread that serves, at the latest until a little after the deadline. */
    private <T> T serve(Deadline until, Callable<? extends T> request,
            BiFunction<FailureKind, String, ? extends T> failed) {
        if (!waiting.tryAcquire()) {
            return failed.apply(FailureKind.TIMED_OUT, "Too many requests wait for the worker. Try again later.");
        }
        Future<? extends T> future = null;
        try {
            future = keeper.submit(request);
            return future.get(Math.max(0, until.left().plus(GRACE).toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            return failed.apply(FailureKind.TIMED_OUT, "The worker was busy or still starting. Try again later.");
        } catch (ExecutionException e) {
            return failure(e.getCause(), failed);
        } catch (RejectedExecutionException e) {
            return failed.apply(FailureKind.WORKER_DIED, STOPPED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed.apply(FailureKind.WORKER_DIED, STOPPED);
        } finally {
            waiting.release();
        }
    }

    private static <T> T failure(Throwable cause, BiFunction<FailureKind, String, ? extends T> failed) {
        if (cause instanceof WorkerFailedException known) {
            return failed.apply(known.kind(), known.getMessage());
        }
        WorkerOutput.LOG.error("worker: a request failed for a reason nobody thought of", cause);
        return failed.apply(FailureKind.ENGINE_ERROR, "The gateway failed on this request; the log says more.");
    }

    @Override
    public EngineStatus status() {
        return engines.status();
    }

    /** The worker process at work, while it lives. */
    Optional<Long> pid() {
        return engines.pid();
    }

    @Override
    public String id() {
        return "engine";
    }

    @Override
    public HealthResult check() {
        EngineStatus status = status();
        if (starting) {
            return new HealthResult(HealthState.STARTING, "The AI worker is starting.", "", "");
        }
        if (status.engine().isEmpty()) {
            return new HealthResult(HealthState.DEGRADED, "No AI runs on this machine; originals go on to the PACS.",
                    status.why(), "Run pharos doctor; it says what is missing.");
        }
        Map<String, String> refusals = engines.refusals();
        if (!refusals.isEmpty()) {
            Map.Entry<String, String> first = refusals.entrySet().iterator().next();
            return new HealthResult(HealthState.DEGRADED, "The application " + first.getKey() + " is not used.",
                    first.getValue(), "Install the application again, or ask its vendor.");
        }
        if (engines.gaveUp()) {
            return new HealthResult(HealthState.DEGRADED, "AI runs on the second choice of engine.", status.why(),
                    "Look which studies were being judged; report it. A restart of this box tries the first again.");
        }
        String what = status.workerRunning() ? "The AI worker is ready." : "The AI worker is being started again.";
        return new HealthResult(HealthState.OK, what, status.why(), "");
    }

    @Override
    public List<Metric> metrics() {
        return counters.metrics(status());
    }

    /** Ends the worker; a request in progress is answered as died. */
    @Deactivate
    public void stop() throws IOException {
        engines.ending();
        keeper.shutdownNow();
        try {
            keeper.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            engines.close();
        } finally {
            alarms.shutdownNow();
            if (folderIsTemporary) {
                new WorkerFiles(folder).delete();
            }
        }
    }
}
