package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.GoldenCase;
import org.pharos.gateway.api.app.ModelFile;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.worker.wire.Message.Load;
import org.pharos.gateway.worker.wire.Message.Loaded;
import org.pharos.gateway.worker.wire.Message.Open;
import org.pharos.gateway.worker.wire.Message.Opened;
import org.pharos.gateway.worker.wire.Message.OutputAt;
import org.pharos.gateway.worker.wire.Message.Ran;
import org.pharos.gateway.worker.wire.Message.Run;
import org.pharos.gateway.worker.wire.Message.Show;
import org.pharos.gateway.worker.wire.Message.Shown;
import org.pharos.gateway.worker.wire.WireLimits;

/** One engine and the worker process it runs in, started when needed and again when it died. Called by one thread. */
final class EngineLane {

    /** Starts a process; the seam to the system. */
    interface Starter {
        WorkerProcess start() throws WorkerFailedException;
    }

    private final EngineKind kind;
    private final WorkerOptions options;
    private final Starter starter;
    private final Runnable onDeath;
    private final Backoff backoff;
    private final CrashTally crashes = new CrashTally();
    private final Map<AiApplication, Integer> slots = new LinkedHashMap<>(WireLimits.SLOTS_MAX, 0.75f, true);
    private volatile WorkerProcess process;
    private volatile String version = "";
    private volatile String device = "";
    private volatile String precision = "";
    private volatile long starts;
    private boolean deathNoted;

    /** @param onDeath told when a process ended that was not asked to, on any thread */
    EngineLane(EngineKind kind, WorkerOptions options, Starter starter, Runnable onDeath) {
        this.kind = kind;
        this.options = options;
        this.starter = starter;
        this.onDeath = onDeath;
        this.backoff = new Backoff(options.restartDelayMax());
    }

    /** Has a process with the engine open. @throws WorkerFailedException {@code NO_ENGINE} when it cannot run here */
    void ensureOpen() throws WorkerFailedException {
        if (alive()) {
            return;
        }
        slots.clear();
        if (process != null) {
            process.kill();
            if (!deathNoted) {
                backoff.failed();
            }
        }
        pause(backoff.delay());
        WorkerProcess started = starter.start();
        starts++;
        try {
            Path natives = options.openvino().toAbsolutePath();
            Open open = new Open(kind.id(), kind == EngineKind.OPENVINO ? natives.toString() : "",
                    started.exchangeFile().toString());
            Opened opened = started.ask(open, Opened.class, options.startTimeout());
            started.forgetFiles();
            version = opened.engineVersion();
            device = opened.devices().isEmpty() ? "" : opened.devices().get(0);
        } catch (WorkerFailedException | IOException e) {
            started.close();
            throw e instanceof WorkerFailedException failed ? failed : started.broken();
        }
        process = started;
        deathNoted = false;
        started.onExit(() -> {
            if (process == started) {
                onDeath.run();
            }
        });
    }

    private static void pause(Duration delay) throws WorkerFailedException {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerFailedException(FailureKind.WORKER_DIED, "The gateway is stopping.");
        }
    }

    /**
     * Has the model loaded and its golden cases answered. @throws WorkerFailedException {@code MODEL_REFUSED}
     * if not so
     */
    void ensureLoaded(AiApplication application) throws WorkerFailedException {
        ensureOpen();
        if (slots.get(application) != null) {
            return;
        }
        int slot = slots.size();
        if (slot >= WireLimits.SLOTS_MAX) {
            slot = slots.remove(slots.keySet().iterator().next());
        }
        ModelFile model = application.model();
        Loaded loaded = process.ask(new Load(slot, model.file().toAbsolutePath().toString(), model.sha256(),
                model.precision(), device, options.threads(), model.inputs(), model.outputs(),
                application.preprocessing()),
                Loaded.class, options.loadTimeout());
        if (!loaded.precision().equals(model.precision())) {
            throw new WorkerFailedException(FailureKind.MODEL_REFUSED, "The model was validated in " + model.precision()
                    + ", but " + kind.title() + " computes in " + loaded.precision() + '.');
        }
        precision = loaded.precision();
        for (GoldenCase golden : application.golden()) {
            requireGolden(application, slot, golden);
        }
        slots.put(application, slot);
    }

    private void requireGolden(AiApplication application, int slot, GoldenCase golden) throws WorkerFailedException {
        Ran ran = process.ask(new Run(slot, golden.file().toAbsolutePath().toString(), 1), Ran.class,
                options.loadTimeout());
        Optional<String> difference = GoldenCheck.difference(golden, outputs(application.model(), ran));
        if (difference.isPresent()) {
            throw new WorkerFailedException(FailureKind.MODEL_REFUSED, "The model is not used with " + kind.title()
                    + ": " + difference.get() + '.');
        }
    }

    /** What a run gave. */
    record Result(Map<String, float[]> outputs, int rows, int columns, byte[] grey, Duration modelTime) {}

    /** Runs a loaded model on an image. */
    Result run(AiApplication application, Path image, Duration limit) throws WorkerFailedException {
        Run run = new Run(slots.get(application), image.toAbsolutePath().toString(), WireLimits.PREVIEW_SIDE_MAX);
        Ran ran = process.ask(run, Ran.class, limit);
        Result result = new Result(outputs(application.model(), ran), ran.previewRows(), ran.previewColumns(),
                preview(ran.previewRows(), ran.previewColumns()), Duration.ofNanos(Math.max(0, ran.modelNanos())));
        backoff.succeeded();
        crashes.answered();
        return result;
    }

    /** A preview without any model. */
    Result show(Path image, int sideMax, Duration limit) throws WorkerFailedException {
        Shown shown = process.ask(new Show(image.toAbsolutePath().toString(), sideMax), Shown.class, limit);
        return new Result(Map.of(), shown.rows(), shown.columns(), preview(shown.rows(), shown.columns()),
                Duration.ZERO);
    }

    private byte[] preview(int rows, int columns) throws WorkerFailedException {
        try {
            return process.exchange().preview(rows, columns);
        } catch (IOException e) {
            throw process.broken();
        }
    }

    private Map<String, float[]> outputs(ModelFile model, Ran ran) throws WorkerFailedException {
        Map<String, float[]> outputs = new HashMap<>();
        try {
            for (OutputAt at : ran.outputs()) {
                outputs.put(at.name(), process.exchange().output(at.offset(), at.count()));
            }
        } catch (IOException e) {
            throw process.broken();
        }
        boolean complete = outputs.size() == model.outputs().size() && model.outputs().stream().allMatch(
                spec -> outputs.containsKey(spec.name()) && outputs.get(spec.name()).length == spec.elements());
        if (!complete) {
            throw process.broken();
        }
        return Map.copyOf(outputs);
    }

    /** Counts a death. @param study stands for what it was working on */
    void died(String study) {
        deathNoted = true;
        backoff.failed();
        crashes.died(study);
    }

    CrashTally crashes() {
        return crashes;
    }

    EngineKind kind() {
        return kind;
    }

    String version() {
        return version;
    }

    String device() {
        return device;
    }

    /** The arithmetic in effect; empty while no model is loaded. */
    String precision() {
        return precision;
    }

    boolean alive() {
        WorkerProcess current = process;
        return current != null && current.alive();
    }

    /** The process id, while it lives. */
    Optional<Long> pid() {
        WorkerProcess current = process;
        return current != null && current.alive() ? Optional.of(current.pid()) : Optional.empty();
    }

    /** How often a process was started in place of another. */
    long restarts() {
        return Math.max(0, starts - 1);
    }

    void close() {
        WorkerProcess current = process;
        process = null;
        slots.clear();
        if (current != null) {
            current.close();
        }
    }
}
