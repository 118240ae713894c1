package org.pharos.gateway.results.report;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.finding.EncodedResult;
import org.pharos.gateway.api.finding.EncodingException;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.results.record.ResultRecord;
import org.pharos.gateway.results.record.ResultUids;

/** Findings as one Comprehensive 3D SR document (PS3.3 §A.35.13) after TID 1500. */
@Component
public final class ReportEncoder implements ResultEncoder {

    private static final int SERIES_NUMBER = 9_901;

    private final String softwareVersion;
    private final ZoneId boxZone;

    @Activate
    public ReportEncoder(BundleContext bundle) {
        this(bundle.getBundle().getVersion().toString(), ZoneId.systemDefault());
    }

    /** @param boxZone the zone of dates in a study that does not name its own */
    public ReportEncoder(String softwareVersion, ZoneId boxZone) {
        this.softwareVersion = softwareVersion;
        this.boxZone = boxZone;
    }

    @Override
    public String kind() {
        return "structured report";
    }

    @Override
    public Stream<EncodedResult> encode(ResultRequest request) throws EncodingException {
        ResultRecord result = new ResultRecord(request, softwareVersion, boxZone);
        ResultUids uids = ResultUids.of(request);
        String instanceUid = uids.uid("report", softwareVersion);
        DataSet document = result.begin(Uids.Comprehensive3DSRStorage, instanceUid, "SR",
                new ResultRecord.Series(uids.uid("report series"), SERIES_NUMBER,
                        ResultRecord.description(request.report())), 1);
        general(document);
        evidence(document, request.inputs());
        new MeasurementReport(request, uids).write(document);
        return Stream.of(new EncodedResult(Uids.Comprehensive3DSRStorage, instanceUid, document));
    }

    /** SR Document General (PS3.3 §C.17.2): complete as far as the machine is concerned, seen by nobody. */
    private static void general(DataSet document) {
        document.setString(Tag.CompletionFlag, "COMPLETE")
                .setString(Tag.VerificationFlag, "UNVERIFIED")
                .setString(Tag.PreliminaryFlag, "PRELIMINARY")
                .setSequence(Tag.ReferencedPerformedProcedureStepSequence, List.of())
                .setSequence(Tag.PerformedProcedureCodeSequence, List.of());
    }

    /** Current Requested Procedure Evidence: every image the document speaks of, by series. */
    private static void evidence(DataSet document, List<StoredInstance> inputs) {
        DataSet study = document.newItem(Tag.CurrentRequestedProcedureEvidenceSequence);
        study.setString(Tag.StudyInstanceUID, inputs.get(0).study().value());
        Map<String, DataSet> bySeries = new LinkedHashMap<>();
        for (StoredInstance input : inputs) {
            DataSet series = bySeries.computeIfAbsent(input.header().seriesUid(), uid -> study
                    .newItem(Tag.ReferencedSeriesSequence).setString(Tag.SeriesInstanceUID, uid));
            series.newItem(Tag.ReferencedSOPSequence)
                    .setString(Tag.ReferencedSOPClassUID, input.header().sopClassUid())
                    .setString(Tag.ReferencedSOPInstanceUID, input.instance().value());
        }
    }
}
