package org.pharos.gateway.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.inference.PreviewOutcome;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.Preview;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.core.Jobs.Job;
import org.pharos.gateway.core.encoding.ResultMaker;
import org.pharos.gateway.core.inference.ApplicationRun;
import org.pharos.gateway.core.inference.RunOutcome;
import org.pharos.gateway.core.metrics.InferenceTimes;
import org.pharos.gateway.core.progress.Decision;
import org.pharos.gateway.core.progress.Revision;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.selection.Choice;
import org.pharos.gateway.core.selection.Selector;
import org.pharos.gateway.core.shelf.EventBook;
import org.pharos.gateway.core.shelf.NotRecordedException;
import org.pharos.gateway.core.shelf.RecentInstances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps between a complete study and its results: select, infer, encode. What is due follows from the study's
 * state alone; what is under way is remembered so that nothing is done twice at once. State belongs to the loop's
 * thread; the work itself is done by {@link Jobs}.
 */
final class AiSteps {

    private static final Logger LOG = LoggerFactory.getLogger(AiSteps.class);

    private static final String LOST_INPUT = "The file of an image is not in the spool any more, or is damaged. The"
            + " health page says more. Have it sent again: it then goes on by itself.";
    private static final int PREVIEWS_AT_HAND_MAX = 32;
    private static final String FAULT = "A fault in this software; the log says more.";

    private final Providers providers;
    private final CoreOptions options;
    private final EventBook book;
    private final RecentInstances instances;
    private final Jobs jobs;
    private final InferenceTimes times;
    private final Selector selector;
    private final ResultMaker maker;
    private final Set<Job> chosen = new HashSet<>();
    private final Map<Job, Integer> crashes = new HashMap<>();
    private final Map<Job, List<Preview>> previews = new HashMap<>();

    AiSteps(Providers providers, CoreOptions options, EventBook book, RecentInstances instances, Jobs jobs,
            InferenceTimes times) {
        this.providers = providers;
        this.options = options;
        this.book = book;
        this.instances = instances;
        this.jobs = jobs;
        this.times = times;
        this.selector = new Selector(options.imagesPerStudyMax());
        this.maker = new ResultMaker(providers.spool(), providers.clock());
    }

    /** Starts whatever is due and not under way. */
    void advance(StudyState study) {
        for (Revision revision : study.revisions()) {
            if (revision.assembled()) {
                select(study, revision);
                revision.decisions().forEach(decision -> advance(study, revision, decision));
            }
        }
    }

    private void advance(StudyState study, Revision revision, Decision decision) {
        Job job = new Job(study.study(), revision.number(), decision.application());
        if (decision.inferenceDue()) {
            jobs.start(job, () -> infer(job, decision));
        } else if (decision.encodingDue() && !providers.encoders().isEmpty()) {
            jobs.start(job, () -> encode(job, decision));
        }
    }

    /** Whether a choice of applications is still to come for a revision that looks answered. */
    boolean choosing(StudyState study) {
        return study.revisions().stream().filter(Revision::assembled)
                .anyMatch(revision -> selectionDue(study, revision));
    }

    private boolean selectionDue(StudyState study, Revision revision) {
        return !revision.underWay() && !chosen.contains(new Job(study.study(), revision.number(), ""));
    }

    /** A person asked for another try: what was declined is asked again too. */
    void reopen(StudyUid study) {
        chosen.removeIf(job -> job.study().equals(study));
        crashes.keySet().removeIf(job -> job.study().equals(study));
    }

    /** Results whose files are gone are made again, under the same UIDs, once another try is asked for. */
    void noteLostResults(StudyState study, Revision revision) throws NotRecordedException {
        for (Decision decision : revision.decisions()) {
            if (found(decision.results()).size() < decision.results().size()) {
                book.write(study, new StudyEvent.EncodingFailed(book.now(), study.study(), revision.number(),
                        decision.application(), "The file of a result was damaged and set aside."));
            }
        }
    }

    /** Forgets what is remembered of a study that has come to its end. */
    void forget(StudyUid study) {
        reopen(study);
        previews.keySet().removeIf(job -> job.study().equals(study));
    }

    private void select(StudyState study, Revision revision) {
        Job job = new Job(study.study(), revision.number(), "");
        if (!selectionDue(study, revision)) {
            return;
        }
        List<InstanceUid> originals = revision.originals();
        jobs.start(job, () -> jobs.<List<Choice>>work(job, () -> choices(originals), (state, choices) -> {
            for (Choice choice : choices) {
                if (revision.decision(choice.application()).isEmpty()) {
                    book.write(state, event(job, choice));
                }
            }
            chosen.add(job);
        }, state -> {
            book.write(state, new StudyEvent.Declined(book.now(), job.study(), job.revision(), "", FAULT));
            chosen.add(job);
        }));
    }

    private List<Choice> choices(List<InstanceUid> originals) {
        List<InstanceHeader> headers = originals.stream().map(instances::find).flatMap(Optional::stream)
                .map(StoredInstance::header).toList();
        return selector.choose(providers.catalog().applications(), headers);
    }

    private StudyEvent event(Job job, Choice choice) {
        if (choice instanceof Choice.Taken taken) {
            return new StudyEvent.Selected(book.now(), job.study(), job.revision(), taken.application(),
                    taken.inputs());
        }
        Choice.Left left = (Choice.Left) choice;
        return new StudyEvent.Declined(book.now(), job.study(), job.revision(), left.application(), left.words());
    }

    private void infer(Job job, Decision decision) {
        int attempt = decision.attempts() + 1;
        jobs.work(job, () -> run(job.application(), decision.inputs()), (study, outcome) -> {
            if (outcome instanceof RunOutcome.Reported reported) {
                book.write(study, new StudyEvent.Inferred(book.now(), job.study(), job.revision(), job.application(),
                        reported.report()));
                keepAtHand(job, reported.previews());
            } else {
                failed(job, study, attempt, (RunOutcome.Failed) outcome);
            }
        }, study -> failed(job, study, attempt, new RunOutcome.Failed(FailureKind.ENGINE_ERROR, FAULT)));
    }

    /** Previews take a megabyte each; those that are not at hand are made again when they are needed. */
    private void keepAtHand(Job job, List<Preview> shown) {
        int kept = previews.values().stream().mapToInt(List::size).sum();
        if (kept + shown.size() <= PREVIEWS_AT_HAND_MAX) {
            previews.put(job, shown);
        }
    }

    private RunOutcome run(String application, List<InstanceUid> inputs) {
        Optional<AiApplication> installed = providers.catalog().application(application)
                .filter(InstalledApplication.Usable.class::isInstance)
                .map(found -> ((InstalledApplication.Usable) found).application());
        if (installed.isEmpty()) {
            return new RunOutcome.Failed(FailureKind.MODEL_REFUSED,
                    "The application is no longer installed, or no longer fit for use; its page says why.");
        }
        List<StoredInstance> images = new ArrayList<>();
        for (InstanceUid input : inputs) {
            try {
                instances.verified(input).ifPresent(images::add);
            } catch (IOException e) {
                LOG.warn("The file of {} cannot be read now: {}", input, e.getMessage());
                return new RunOutcome.Failed(FailureKind.ENGINE_ERROR, "The file of an image cannot be read now.");
            }
        }
        if (images.size() < inputs.size()) {
            return new RunOutcome.Failed(FailureKind.CANNOT_DECODE, LOST_INPUT);
        }
        return new ApplicationRun(providers.worker(), installed.get(), options.inferenceDeadline(), times::add)
                .on(images);
    }

    private void failed(Job job, StudyState study, int attempt, RunOutcome.Failed failure) throws NotRecordedException {
        int died = failure.kind() == FailureKind.WORKER_DIED
                ? crashes.merge(job, 1, Integer::sum) : crashes.getOrDefault(job, 0);
        boolean last = options.retry().isFinal(failure.kind(), attempt, died);
        book.write(study, new StudyEvent.InferenceFailed(book.now(), job.study(), job.revision(), job.application(),
                attempt, last, options.retry().told(failure.words(), failure.kind(), attempt, died)));
        if (!last) {
            jobs.startLater(job, options.retry().delayMs(attempt));
        }
    }

    private void encode(Job job, Decision decision) {
        FindingReport report = decision.report().orElseThrow();
        List<Preview> shown = previews.getOrDefault(job, List.of());
        jobs.work(job, () -> make(job, decision, report, shown), (study, made) -> {
            if (made.isEmpty()) {
                jobs.startLater(job, options.unrecordedRetryMs());
            } else {
                encoded(job, study, made.get());
            }
        }, study -> encoded(job, study, new ResultMaker.Made(List.of(), FAULT)));
    }

    /** Empty when the spool takes nothing now. */
    private Optional<ResultMaker.Made> make(Job job, Decision decision, FindingReport report, List<Preview> shown) {
        List<StoredInstance> inputs = found(report.inputs());
        if (inputs.size() < report.inputs().size()) {
            return Optional.of(new ResultMaker.Made(List.of(), LOST_INPUT));
        }
        List<Preview> pictures = shown.isEmpty() ? previewsOf(inputs) : shown;
        ResultRequest request = new ResultRequest(job.revision(), report, inputs, pictures,
                decision.inferredAt().orElseThrow(), providers.peers().aeTitle());
        try {
            // A result must never outlive the answer it was made of: another answer would get another UID.
            providers.journal().sync();
            return Optional.of(maker.make(request, providers.encodersInOrder()));
        } catch (SpoolRefusedException | IOException e) {
            LOG.warn("The results of {} cannot be kept now and are made again later: {}", job.study(), e.getMessage());
            return Optional.empty();
        }
    }

    private List<Preview> previewsOf(List<StoredInstance> images) {
        List<Preview> made = new ArrayList<>();
        for (StoredInstance image : images) {
            PreviewOutcome outcome = providers.worker().preview(image, Preview.RESULT_SIDE_MAX,
                    options.inferenceDeadline());
            if (outcome instanceof PreviewOutcome.Shown shown) {
                made.add(shown.preview());
            }
        }
        return made;
    }

    private void encoded(Job job, StudyState study, ResultMaker.Made made) throws NotRecordedException {
        for (StoredInstance result : made.results()) {
            instances.remember(result);
            providers.index().add(result);
        }
        if (!made.results().isEmpty() || made.failure().isEmpty()) {
            book.write(study, new StudyEvent.Encoded(book.now(), job.study(), job.revision(), job.application(),
                    made.results().stream().map(StoredInstance::instance).toList()));
        }
        previews.remove(job);
        if (!made.failure().isEmpty()) {
            book.write(study, new StudyEvent.EncodingFailed(book.now(), job.study(), job.revision(), job.application(),
                    made.failure()));
        }
    }

    private List<StoredInstance> found(List<InstanceUid> uids) {
        return uids.stream().map(instances::find).flatMap(Optional::stream).toList();
    }
}
