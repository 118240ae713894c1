package org.pharos.test.support;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.inference.EngineStatus;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.inference.InferenceOutcome;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.inference.PreviewOutcome;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.Preview;
import org.pharos.gateway.api.instance.StoredInstance;

/** A worker that answers what it was told to, or fails as often as it was told to. Safe for several threads. */
public final class FakeWorker implements InferenceWorker {

    private static final int SIDE = 8;
    private static final Duration MODEL_TIME = Duration.ofMillis(2);

    private final Deque<FailureKind> failures = new ArrayDeque<>();
    private final List<InstanceUid> seen = new ArrayList<>();
    private Map<String, float[]> outputs;
    private int faults;

    public FakeWorker(Map<String, float[]> outputs) {
        this.outputs = outputs;
    }

    /** What every image is answered with from now on. */
    public synchronized void answer(Map<String, float[]> next) {
        outputs = next;
    }

    /** The next so many runs fail like this. */
    public synchronized void fail(FailureKind kind, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(kind);
        }
    }

    /** The next so many runs end in an exception no contract allows. */
    public synchronized void breakDown(int times) {
        faults = times;
    }

    /** The images it was asked about, in order. */
    public synchronized List<InstanceUid> seen() {
        return List.copyOf(seen);
    }

    @Override
    public synchronized InferenceOutcome run(AiApplication application, StoredInstance image, Duration deadline) {
        seen.add(image.instance());
        if (faults > 0) {
            faults--;
            throw new IllegalStateException("a fault that was asked for");
        }
        FailureKind failure = failures.poll();
        return failure == null
                ? new InferenceOutcome.Answered(outputs, new Provenance("fake", "1", "CPU", "f32"), picture(image),
                        MODEL_TIME, MODEL_TIME.multipliedBy(2))
                : new InferenceOutcome.NotAnswered(failure, "The worker did not answer (" + failure + ").");
    }

    @Override
    public PreviewOutcome preview(StoredInstance image, int sideMax, Duration deadline) {
        return new PreviewOutcome.Shown(picture(image));
    }

    private static Preview picture(StoredInstance image) {
        return new Preview(image.instance(), SIDE, SIDE, new byte[SIDE * SIDE]);
    }

    @Override
    public EngineStatus status() {
        return new EngineStatus("fake", "1", "CPU", "f32", "It is a stand-in.", true, 0);
    }
}
