package org.pharos.gateway.results.record;

import java.time.ZoneId;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.finding.Code;
import org.pharos.gateway.api.finding.EncodingException;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;

/** Fills in what every result carries: patient and study exactly as they came, and the equipment that made it. */
public final class ResultRecord {

    /** The manufacturer named on what this program makes. */
    public static final String MANUFACTURER = "Pharos";

    private static final String MODEL_NAME = "Pharos Gateway";
    private static final Code PROCESSING_EQUIPMENT = new Code("109102", "DCM", "Processing Equipment");
    private static final int TEXT_LO_MAX = 64;

    /** Attributes of Patient (PS3.3 §C.7.1.1), General Study (§C.7.2.1) and Patient Study (§C.7.2.2), as they came. */
    private static final int[] CARRIED = {
        Tag.StudyDate, Tag.StudyTime, Tag.AccessionNumber, Tag.IssuerOfAccessionNumberSequence,
        Tag.ReferringPhysicianName, Tag.TimezoneOffsetFromUTC, Tag.StudyDescription, Tag.ProcedureCodeSequence,
        Tag.PatientName, Tag.PatientID, Tag.IssuerOfPatientID, Tag.IssuerOfPatientIDQualifiersSequence,
        Tag.PatientBirthDate, Tag.PatientSex, Tag.OtherPatientIDsSequence, Tag.PatientAge, Tag.PatientSize,
        Tag.PatientWeight, Tag.PatientComments, Tag.StudyInstanceUID, Tag.StudyID,
    };

    /** Those of type 2: present in every object, if only empty. */
    private static final int[] PRESENT = {
        Tag.StudyDate, Tag.StudyTime, Tag.AccessionNumber, Tag.ReferringPhysicianName, Tag.PatientName, Tag.PatientID,
        Tag.PatientBirthDate, Tag.PatientSex, Tag.StudyID,
    };

    private final ResultRequest request;
    private final String softwareVersion;
    private final MomentInStudy madeAt;

    /**
     * @throws EncodingException when there is no image to take patient and study from
     */
    public ResultRecord(ResultRequest request, String softwareVersion, ZoneId boxZone) throws EncodingException {
        if (request.inputs().isEmpty()) {
            throw new EncodingException("There is no image the result could be about.");
        }
        this.request = request;
        this.softwareVersion = softwareVersion;
        this.madeAt = MomentInStudy.of(request.madeAt(), source(), boxZone);
    }

    public MomentInStudy madeAt() {
        return madeAt;
    }

    /** A new object with everything but its content. */
    public DataSet begin(String sopClassUid, String sopInstanceUid, String modality, Series series,
            int instanceNumber) {
        DataSet object = source().copyOf(CARRIED);
        for (int tag : PRESENT) {
            if (!object.contains(tag)) {
                object.setString(tag);
            }
        }
        object.setString(Tag.SOPClassUID, sopClassUid)
                .setString(Tag.SOPInstanceUID, sopInstanceUid)
                .setString(Tag.InstanceCreationDate, madeAt.date())
                .setString(Tag.InstanceCreationTime, madeAt.time())
                .setString(Tag.Modality, modality)
                .setString(Tag.SeriesInstanceUID, series.uid())
                .setString(Tag.SeriesNumber, Integer.toString(series.number()))
                .setString(Tag.SeriesDescription, OwnWords.in(object, series.description(), TEXT_LO_MAX))
                .setString(Tag.SeriesDate, madeAt.date())
                .setString(Tag.SeriesTime, madeAt.time())
                .setString(Tag.ContentDate, madeAt.date())
                .setString(Tag.ContentTime, madeAt.time())
                .setString(Tag.InstanceNumber, Integer.toString(instanceNumber));
        equipment(object);
        return object;
    }

    private DataSet source() {
        return request.inputs().get(0).header().attributes();
    }

    /** Enhanced General Equipment (PS3.3 §C.7.5.2) and the application as Contributing Equipment (§C.12.1.1.5). */
    private void equipment(DataSet object) {
        FindingReport report = request.report();
        object.setString(Tag.Manufacturer, MANUFACTURER)
                .setString(Tag.ManufacturerModelName, MODEL_NAME)
                .setString(Tag.DeviceSerialNumber, request.stationAeTitle())
                .setString(Tag.SoftwareVersions, softwareVersion)
                .setString(Tag.StationName, request.stationAeTitle());
        DataSet application = object.newItem(Tag.ContributingEquipmentSequence);
        application.setString(Tag.Manufacturer, OwnWords.in(application, report.vendor(), TEXT_LO_MAX))
                .setString(Tag.ManufacturerModelName, OwnWords.in(application, report.applicationName(), TEXT_LO_MAX))
                .setString(Tag.SoftwareVersions, OwnWords.in(application, report.applicationVersion(), TEXT_LO_MAX))
                .setString(Tag.ContributionDescription, OwnWords.in(application, contribution(report)));
        Codes.add(application, Tag.PurposeOfReferenceCodeSequence, PROCESSING_EQUIPMENT);
    }

    private static String contribution(FindingReport report) {
        String kind = report.demonstration() ? "Demonstration application, not a medical device. " : "";
        return kind + "Model SHA-256 " + report.modelSha256() + ", " + report.provenance().engine() + ' '
                + report.provenance().engineVersion() + " on " + report.provenance().device() + ", "
                + report.provenance().precision();
    }

    /** A description of a series of results, marked for whoever reads the list. */
    public static String description(FindingReport report) {
        return "AI, not reviewed: " + report.applicationName();
    }

    /** A series of results. */
    public record Series(String uid, int number, String description) {}
}
