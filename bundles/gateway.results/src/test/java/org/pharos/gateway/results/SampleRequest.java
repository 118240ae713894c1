package org.pharos.gateway.results;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.finding.Band;
import org.pharos.gateway.api.finding.Code;
import org.pharos.gateway.api.finding.DeclinedImage;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.Preview;
import org.pharos.gateway.api.instance.StoredInstance;

/** A request of two simulated images, one judged and one declined, of a patient whose name needs a character set. */
final class SampleRequest {

    static final Instant MADE_AT = Instant.parse("2026-03-01T12:34:56.789Z");

    private static final String STUDY = "2.25.1001";

    private SampleRequest() {}

    static ResultRequest ofTwoImages() throws IncompleteIdentityException {
        return ofTwoImages(0.97, "PHAROS");
    }

    static ResultRequest ofTwoImages(double score, String station) throws IncompleteIdentityException {
        StoredInstance judged = image("2.25.2001");
        StoredInstance declined = image("2.25.2002");
        Finding mirrored = new Finding(judged.instance(), "mirrored", "Is the image mirrored?",
                new Code("MIRRORED", "99PHAROS", "Image mirrored"), Level.ABOVE,
                new Code("YES", "99PHAROS", "Mirrored"),
                score, new Band(0.2, 0.8), "Looks mirrored: left and right are exchanged.", true);
        Finding turned = new Finding(judged.instance(), "orientation", "Is the image turned?",
                new Code("ORIENTATION", "99PHAROS", "Image orientation"), Level.UNCERTAIN,
                new Code("UPRIGHT", "99PHAROS", "Upright"), 0.5, new Band(0.2, 0.8), "It cannot be told.", false);
        FindingReport report = new FindingReport("cxr-technical", "0.1.0", "Chest radiograph technical check",
                "Pharos project", true, "ab".repeat(32), new Provenance("onnxruntime", "1.28.0", "CPU", "f32"),
                "Tells a radiographer that a frontal chest film is turned, mirrored or inverted.", "Anything medical.",
                List.of(judged.instance(), declined.instance()), List.of(mirrored, turned),
                List.of(new DeclinedImage(declined.instance(), "This does not look like a frontal chest film.")));
        return new ResultRequest(1, report, List.of(judged, declined), List.of(preview(judged.instance(), 1024, 850),
                preview(declined.instance(), 101, 33)), MADE_AT, station);
    }

    /** Studies as they come, by name, judged by an application whose maker likes letters of many kinds. */
    static Stream<Arguments> oddStudies() throws IncompleteIdentityException {
        return Stream.of(
                odd("no character set", set -> set.setString(Tag.PatientName, "SIMULATED^Film")),
                odd("Latin 1", set -> set.setString(Tag.SpecificCharacterSet, "ISO_IR 100")
                        .setString(Tag.PatientName, "M\u00fcller^J\u00fcrgen")),
                odd("Cyrillic", set -> set.setString(Tag.SpecificCharacterSet, "ISO_IR 144")
                        .setString(Tag.PatientName, "\u041b\u044e\u043ace\u043c\u0431yp\u0433")),
                odd("UTF-8", set -> set.setString(Tag.SpecificCharacterSet, "ISO_IR 192")
                        .setString(Tag.PatientName, "Wang^XiaoDong=\u738b^\u5c0f\u6771")),
                odd("Japanese", set -> set.setString(Tag.SpecificCharacterSet, "", "ISO 2022 IR 87")
                        .setString(Tag.PatientName, "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce")),
                odd("Korean", set -> set.setString(Tag.SpecificCharacterSet, "", "ISO 2022 IR 149")
                        .setString(Tag.PatientName, "Hong^Gildong=\u6d2a^\u5409\u6d1e=\ud64d^\uae38\ub3d9")),
                odd("nothing but UIDs", set -> set),
                odd("empty where it may be", set -> set.setString(Tag.PatientName).setString(Tag.PatientID)
                        .setString(Tag.AccessionNumber).setString(Tag.StudyDate).setString(Tag.PatientSex)),
                odd("as long as can be", set -> set.setString(Tag.PatientName, "A".repeat(64))
                        .setString(Tag.PatientID, "1".repeat(64)).setString(Tag.AccessionNumber, "2".repeat(16))
                        .setString(Tag.StudyDescription, "d".repeat(64)).setString(Tag.StudyID, "3".repeat(16))));
    }

    private static Arguments odd(String name, UnaryOperator<DataSet> fill) throws IncompleteIdentityException {
        ResultRequest plain = ofTwoImages();
        StoredInstance judged = stored(fill.apply(bare("2.25.2001")));
        StoredInstance declined = stored(fill.apply(bare("2.25.2002")));
        FindingReport report = plain.report();
        String many = " \u2013 \u2265 95 \u00b0 \u00fc \u0141 \u5c71 \\ \ud83e\ude7b";
        FindingReport spoken = new FindingReport(report.applicationId(), "1.0" + many, "Pr\u00fcfung" + many.repeat(4),
                "M\u00fcller & S\u00f8n" + many.repeat(4), true, report.modelSha256(), report.provenance(),
                report.intendedUse() + many, report.notLookedAt() + many, report.inputs(), report.findings(),
                report.declined());
        return Arguments.of(name, new ResultRequest(2, spoken, List.of(judged, declined), plain.previews(), MADE_AT,
                "PHAROS"));
    }

    private static DataSet bare(String uid) {
        return new DataSet().setString(Tag.SOPClassUID, Uids.ComputedRadiographyImageStorage)
                .setString(Tag.SOPInstanceUID, uid).setString(Tag.StudyInstanceUID, STUDY)
                .setString(Tag.SeriesInstanceUID, STUDY + ".1");
    }

    private static StoredInstance stored(DataSet dataSet) throws IncompleteIdentityException {
        return new StoredInstance(InstanceHeader.of(dataSet),
                new InstanceOrigin("CR1", InstanceOrigin.Kind.ORIGINAL, MADE_AT), Uids.ExplicitVRLittleEndian,
                Path.of("unused"), 0, 1_000, "cd".repeat(32));
    }

    private static StoredInstance image(String uid) throws IncompleteIdentityException {
        DataSet dataSet = new DataSet();
        dataSet.setString(Tag.SpecificCharacterSet, "ISO 2022 IR 6", "ISO 2022 IR 87")
                .setString(Tag.SOPClassUID, Uids.DigitalXRayImageStorageForPresentation)
                .setString(Tag.SOPInstanceUID, uid)
                .setString(Tag.StudyInstanceUID, STUDY)
                .setString(Tag.SeriesInstanceUID, STUDY + ".1")
                .setString(Tag.StudyDate, "20260301")
                .setString(Tag.StudyTime, "130000")
                .setString(Tag.TimezoneOffsetFromUTC, "+0900")
                .setString(Tag.AccessionNumber, "A1")
                .setString(Tag.Modality, "DX")
                .setString(Tag.PatientName, "SIMULATED^Film=山田^太郎=やまだ^たろう")
                .setString(Tag.PatientID, "SIM-1")
                .setString(Tag.PatientBirthDate, "19700101")
                .setString(Tag.PatientSex, "O")
                .setString(Tag.StudyID, "7");
        dataSet.newItem(Tag.ProcedureCodeSequence).setString(Tag.CodeValue, "399208008")
                .setString(Tag.CodingSchemeDesignator, "SCT").setString(Tag.CodeMeaning, "Plain X-ray of chest");
        return stored(dataSet);
    }

    private static Preview preview(InstanceUid image, int rows, int columns) {
        byte[] grey = new byte[rows * columns];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (i % columns * 255 / columns);
        }
        return new Preview(image, rows, columns, grey);
    }
}
