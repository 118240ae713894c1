package org.pharos.gateway.worker;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.pharos.gateway.api.inference.EngineStatus;
import org.pharos.gateway.api.inference.InferenceOutcome;
import org.pharos.gateway.api.telemetry.Metric;

/** What the worker did since the gateway started. Any thread. */
final class WorkerCounters {

    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong modelMicros = new AtomicLong();
    private final AtomicLong lastModelMicros = new AtomicLong();
    private final AtomicLong lastTotalMicros = new AtomicLong();

    InferenceOutcome count(InferenceOutcome outcome) {
        if (outcome instanceof InferenceOutcome.Answered answer) {
            long micros = answer.modelTime().toNanos() / 1000;
            answered.incrementAndGet();
            modelMicros.addAndGet(micros);
            lastModelMicros.set(micros);
            lastTotalMicros.set(answer.totalTime().toNanos() / 1000);
        } else {
            failed.incrementAndGet();
        }
        return outcome;
    }

    List<Metric> metrics(EngineStatus status) {
        return List.of(
                new Metric("inference/answered", answered.get()),
                new Metric("inference/failed", failed.get()),
                new Metric("inference/model-time-ms", modelMicros.get() / 1000.0),
                new Metric("inference/last-model-time-ms", lastModelMicros.get() / 1000.0),
                new Metric("inference/last-total-time-ms", lastTotalMicros.get() / 1000.0),
                new Metric("inference/engine", status.engine()),
                new Metric("worker/restarts", status.restarts()),
                new Metric("worker/running", status.workerRunning()));
    }
}
