package org.pharos.gateway.core.inference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.finding.DeclinedImage;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.inference.EngineStatus;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.inference.InferenceOutcome;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.Preview;
import org.pharos.gateway.api.instance.StoredInstance;

/**
 * One attempt of one application at the images of one study, one image after another. An image that cannot be decoded
 * is declined; anything else that goes wrong ends the attempt. Blocks; belongs to one thread.
 */
public final class ApplicationRun {

    private final InferenceWorker worker;
    private final AiApplication application;
    private final Duration deadline;
    private final BiConsumer<Duration, Duration> timed;
    private final List<Finding> findings = new ArrayList<>();
    private final List<DeclinedImage> declined = new ArrayList<>();
    private final List<Preview> previews = new ArrayList<>();
    private Optional<Provenance> provenance = Optional.empty();

    /**
     * @param deadline for each image
     * @param timed told of each answer: the time inside the engine, and the whole time
     */
    public ApplicationRun(InferenceWorker worker, AiApplication application, Duration deadline,
            BiConsumer<Duration, Duration> timed) {
        this.worker = worker;
        this.application = application;
        this.deadline = deadline;
        this.timed = timed;
    }

    public RunOutcome on(List<StoredInstance> images) {
        for (StoredInstance image : images) {
            InferenceOutcome outcome = worker.run(application, image, deadline);
            if (outcome instanceof InferenceOutcome.NotAnswered failure) {
                if (failure.kind() != FailureKind.CANNOT_DECODE) {
                    return new RunOutcome.Failed(failure.kind(), failure.words());
                }
                declined.add(new DeclinedImage(image.instance(), failure.words()));
            } else {
                try {
                    read(image, (InferenceOutcome.Answered) outcome);
                } catch (UnreadableAnswerException e) {
                    return new RunOutcome.Failed(FailureKind.MODEL_REFUSED, unreadable(e));
                }
            }
        }
        return new RunOutcome.Reported(report(images.stream().map(StoredInstance::instance).toList()), previews);
    }

    private void read(StoredInstance image, InferenceOutcome.Answered answer) throws UnreadableAnswerException {
        timed.accept(answer.modelTime(), answer.totalTime());
        provenance = Optional.of(answer.provenance());
        previews.add(answer.preview());
        ImageReading reading = ImageReading.of(application, image.header(), answer.outputs());
        if (reading instanceof ImageReading.Judged judged) {
            findings.addAll(judged.findings());
        } else if (reading instanceof ImageReading.Declined refused) {
            declined.add(refused.image());
        }
    }

    private String unreadable(UnreadableAnswerException e) {
        return "The answer of " + application.name() + " " + application.version() + " cannot be read: "
                + e.getMessage() + ". The manifest and the model do not fit; install the application again.";
    }

    private FindingReport report(List<InstanceUid> inputs) {
        return new FindingReport(application.id(), application.version(), application.name(), application.vendor(),
                application.demonstration(), application.model().sha256(), provenance.orElseGet(this::idle),
                application.intendedUse().words(), application.notLookedAt(), inputs, findings, declined);
    }

    /** Every image was declined before the engine saw one: what would have answered. */
    private Provenance idle() {
        EngineStatus status = worker.status();
        return new Provenance(status.engine(), status.engineVersion(), status.device(), status.precision());
    }
}
