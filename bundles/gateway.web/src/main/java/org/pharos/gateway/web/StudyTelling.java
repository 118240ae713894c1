package org.pharos.gateway.web;

import java.util.ArrayList;
import java.util.List;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyProgress;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.gateway.web.view.Say;
import org.pharos.gateway.web.view.StudyView;
import org.pharos.web.common.view.Language;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.Tone;

/** Tells the story of one study from its instances and events. */
final class StudyTelling {

    private final GatewayPages pages;
    private final StudyIndex index;
    private final StudyProgress progress;

    StudyTelling(GatewayPages pages, StudyIndex index, StudyProgress progress) {
        this.pages = pages;
        this.index = index;
        this.progress = progress;
    }

    StudyView tell(StudySummary study, Session session) {
        List<StudyEvent> events = index.events(study.study());
        List<StoredInstance> instances = index.instances(study.study());
        String patient = session.operator() ? Words.patient(study.patientName(), study.patientId()) : "";
        return new StudyView(study.study().opaque(), patient, session.operator() ? study.description() : "",
                study.modality(), study.callingAeTitle(), study.instances(), pages.time(study.firstReceived()),
                States.chain(progress.chain(study.study()), pages), applications(events, instances),
                        pictures(study, instances),
                entries(study, events), session.operator() ? session.csrf() : "");
    }

    private List<StudyView.Application> applications(List<StudyEvent> events, List<StoredInstance> instances) {
        List<StudyView.Application> applications = new ArrayList<>();
        for (StudyEvent event : events) {
            if (event instanceof StudyEvent.Inferred inferred) {
                applications.add(answered(inferred, instances));
            } else if (event instanceof StudyEvent.Declined declined) {
                applications.add(left(declined));
            } else if (event instanceof StudyEvent.InferenceFailed failed && failed.finalAttempt()) {
                applications.add(failed(failed));
            }
        }
        return applications;
    }

    private StudyView.Application left(StudyEvent.Declined event) {
        boolean none = event.application().isEmpty();
        return new StudyView.Application(event.application(),
                none ? Say.it("no-ai-ran") : pages.applicationName(event.application()),
                false, Tone.NOTE, none ? Say.it("nobody-took") : Say.it("left-alone"),
                Words.sentence(event.words()), List.of(), "", "");
    }

    private StudyView.Application failed(StudyEvent.InferenceFailed event) {
        return new StudyView.Application(event.application(), pages.applicationName(event.application()), false,
                Tone.BAD,
                Say.it("not-answered"), Words.sentence(event.words()), List.of(), "", "");
    }

    private static StudyView.Application answered(StudyEvent.Inferred event, List<StoredInstance> instances) {
        FindingReport report = event.report();
        List<StudyView.Answer> answers = new ArrayList<>();
        report.findings().forEach(finding -> answers.add(new StudyView.Answer(number(finding.image(), instances),
                finding.asked(), States.tone(finding), States.words(finding), finding.words(),
                decimal(finding.score()), Say.it("band-between", decimal(finding.band().low()),
                        decimal(finding.band().high())))));
        report.declined().forEach(image -> answers.add(new StudyView.Answer(number(image.image(), instances),
                Say.it("can-be-judged"),
                Tone.WARN, Say.it("not-judged"), image.words(), "", "")));
        String details = Say.it("model-details", report.applicationId(), report.applicationVersion(),
                report.modelSha256(),
                report.provenance().engine(), report.provenance().engineVersion(), report.provenance().device(),
                report.provenance().precision());
        return new StudyView.Application(report.applicationId(), report.applicationName(), report.demonstration(),
                report.attention() ? Tone.BAD : Tone.GOOD, report.attention() ? Say.it("answered-look")
                        : Say.it("answered"),
                report.intendedUse(), answers, details, report.notLookedAt());
    }

    /** Images are numbered in the order they came: a UID says nothing to a person. */
    private static String number(org.pharos.gateway.api.instance.InstanceUid image, List<StoredInstance> instances) {
        int at = 0;
        for (StoredInstance instance : instances) {
            if (!instance.origin().isResult()) {
                at++;
            }
            if (instance.instance().equals(image)) {
                return Integer.toString(at);
            }
        }
        return "?";
    }

    private static String decimal(double value) {
        return String.format(Language.current().locale(), "%.2f", value);
    }

    private static List<StudyView.Picture> pictures(StudySummary study, List<StoredInstance> instances) {
        List<StudyView.Picture> pictures = new ArrayList<>();
        for (StoredInstance instance : instances) {
            if (instance.origin().isResult() && instance.header().sopClassUid()
                    .equals(Uids.SecondaryCaptureImageStorage)) {
                pictures.add(new StudyView.Picture("/studies/" + study.study().opaque() + '/'
                        + instance.instance().opaque()
                        + ".png", Say.it("picture", pictures.size() + 1)));
            }
        }
        return pictures;
    }

    private List<StudyView.Entry> entries(StudySummary study, List<StudyEvent> events) {
        List<StudyView.Entry> entries = new ArrayList<>();
        entries.add(new StudyView.Entry(pages.time(study.firstReceived()),
                Say.it("event-first", study.callingAeTitle())));
        events.forEach(event -> entries.add(new StudyView.Entry(pages.time(event.at()), EventWords.of(event))));
        return entries;
    }
}
