package org.pharos.gateway.results.report;

import static org.pharos.gateway.results.report.ContentItem.Relationship.CONTAINS;
import static org.pharos.gateway.results.report.ContentItem.Relationship.HAS_CONCEPT_MOD;
import static org.pharos.gateway.results.report.ContentItem.Relationship.HAS_OBS_CONTEXT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.finding.Code;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.results.record.ResultRecord;
import org.pharos.gateway.results.record.ResultUids;

/** The content tree of one report: TID 1500, with a measurement group (TID 1501) for each image. */
final class MeasurementReport {

    private final ResultRequest request;
    private final ResultUids uids;

    MeasurementReport(ResultRequest request, ResultUids uids) {
        this.request = request;
        this.uids = uids;
    }

    void write(DataSet document) {
        ContentItem root = ContentItem.root(document, Concepts.TITLE, "1500");
        root.code(HAS_CONCEPT_MOD, Concepts.LANGUAGE, Concepts.ENGLISH);
        observer(root);
        root.code(HAS_CONCEPT_MOD, Concepts.PROCEDURE_REPORTED, procedure());
        imageLibrary(root);
        ContentItem measurements = root.container(Concepts.IMAGING_MEASUREMENTS);
        for (StoredInstance image : request.inputs()) {
            group(measurements, image);
        }
        remarks(root.container(Concepts.QUALITATIVE_EVALUATIONS));
    }

    /** TID 1002 and 1004: a device observed this, not a person. */
    private void observer(ContentItem root) {
        root.code(HAS_OBS_CONTEXT, Concepts.OBSERVER_TYPE, Concepts.DEVICE);
        root.uid(HAS_OBS_CONTEXT, Concepts.DEVICE_UID, ResultUids.named("device", request.stationAeTitle()));
        root.text(HAS_OBS_CONTEXT, Concepts.DEVICE_NAME, request.stationAeTitle());
        root.text(HAS_OBS_CONTEXT, Concepts.DEVICE_MANUFACTURER, ResultRecord.MANUFACTURER);
        root.text(HAS_OBS_CONTEXT, Concepts.DEVICE_MODEL, request.report().applicationName());
        root.text(HAS_OBS_CONTEXT, Concepts.DEVICE_SERIAL, request.stationAeTitle());
    }

    /** What the study itself says was done, else no more than that images were made. */
    private Code procedure() {
        return request.inputs().get(0).header().attributes().getItem(Tag.ProcedureCodeSequence)
                .flatMap(MeasurementReport::code).orElse(Concepts.IMAGING_PROCEDURE);
    }

    private static Optional<Code> code(DataSet item) {
        try {
            return Optional.of(new Code(item.getString(Tag.CodeValue, ""),
                    item.getString(Tag.CodingSchemeDesignator, ""), item.getString(Tag.CodeMeaning, "")));
        } catch (IllegalArgumentException incomplete) {
            return Optional.empty();
        }
    }

    /** TID 1600. */
    private void imageLibrary(ContentItem root) {
        ContentItem group = root.container(Concepts.IMAGE_LIBRARY).container(Concepts.IMAGE_LIBRARY_GROUP);
        for (StoredInstance image : request.inputs()) {
            group.image(null, image.header().sopClassUid(), image.instance().value());
        }
    }

    /** TID 1501: which image, by which algorithm (TID 4019), what was answered and how sure. */
    private void group(ContentItem measurements, StoredInstance image) {
        FindingReport report = request.report();
        ContentItem group = measurements.container(Concepts.MEASUREMENT_GROUP).template("1501");
        group.text(HAS_OBS_CONTEXT, Concepts.TRACKING_IDENTIFIER,
                report.applicationId() + " image " + (request.inputs().indexOf(image) + 1));
        group.uid(HAS_OBS_CONTEXT, Concepts.TRACKING_UID, uids.uid("tracking", image.instance().value()));
        algorithm(group, report);
        group.image(Concepts.SOURCE_OF_MEASUREMENT, image.header().sopClassUid(), image.instance().value());
        List<Finding> findings = report.findings().stream()
                .filter(finding -> finding.image().equals(image.instance())).toList();
        for (Finding finding : findings) {
            group.number(Concepts.scoreOf(finding.question()), String.format(Locale.ROOT, "%.4f", finding.score()));
        }
        for (Finding finding : findings) {
            group.code(CONTAINS, finding.concept(),
                    finding.level() == Level.UNCERTAIN ? Concepts.INDETERMINATE : finding.answer());
            group.text(CONTAINS, Concepts.COMMENT, inWords(finding));
        }
        report.declined().stream().filter(declined -> declined.image().equals(image.instance()))
                .forEach(declined -> group.text(CONTAINS, Concepts.COMMENT, "Not judged. " + declined.words()));
    }

    private static void algorithm(ContentItem group, FindingReport report) {
        group.text(HAS_CONCEPT_MOD, Concepts.ALGORITHM_NAME, report.applicationName());
        group.text(HAS_CONCEPT_MOD, Concepts.ALGORITHM_VERSION, report.applicationVersion());
        group.text(HAS_CONCEPT_MOD, Concepts.ALGORITHM_PARAMETERS, "model-sha256=" + report.modelSha256());
        group.text(HAS_CONCEPT_MOD, Concepts.ALGORITHM_PARAMETERS, "engine=" + report.provenance().engine() + ' '
                + report.provenance().engineVersion() + " device=" + report.provenance().device() + " precision="
                + report.provenance().precision());
    }

    private static String inWords(Finding finding) {
        return String.format(Locale.ROOT, "%s %s (score %.2f, uncertain from %.2f to %.2f)", finding.asked(),
                finding.words(), finding.score(), finding.band().low(), finding.band().high());
    }

    private void remarks(ContentItem remarks) {
        FindingReport report = request.report();
        remarks.text(CONTAINS, Concepts.COMMENT, "AI, not reviewed."
                + (report.demonstration() ? " A demonstration, not a medical device; not for diagnosis." : ""));
        remarks.text(CONTAINS, Concepts.COMMENT, "Intended use: " + report.intendedUse());
        remarks.text(CONTAINS, Concepts.COMMENT, "Not looked at: " + report.notLookedAt());
        if (request.revision() > 1) {
            remarks.text(CONTAINS, Concepts.COMMENT, "Revision " + request.revision()
                    + ": more images came after the previous result of this application in this study.");
        }
    }
}
