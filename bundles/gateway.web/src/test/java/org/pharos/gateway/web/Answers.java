package org.pharos.gateway.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.gateway.api.finding.Band;
import org.pharos.gateway.api.finding.Code;
import org.pharos.gateway.api.finding.DeclinedImage;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.finding.Provenance;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.test.support.SampleStudies;

/** What an application answered, and all that can happen to a study. */
final class Answers {

    static final int SIDE = 16;

    private static final InstanceUid IMAGE = new InstanceUid(SampleStudies.imageUid(1, 1));
    private static final Instant AT = FakeBox.NOW.minusSeconds(60);

    private Answers() {}

    /** The sample application saw a mirrored image, and could not judge another. */
    static StudyEvent.Inferred mirrored(StudyUid study) {
        Finding finding = new Finding(IMAGE, "mirrored", "Is the image mirrored?",
                new Code("M", "99PHAROS", "Mirrored"),
                Level.ABOVE, new Code("YES", "99PHAROS", "Mirrored"), 0.98, new Band(0.2, 0.8),
                        "The image looks mirrored.", true);
        FindingReport report = new FindingReport("sample-check", "1.0", "Sample check", "Pharos", true, "00".repeat(32),
                new Provenance("fake", "1", "CPU", "f32"), "Technical check.", "It did not look for disease.",
                List.of(IMAGE), List.of(finding), List.of(new DeclinedImage(IMAGE, "It is too dark to judge.")));
        return new StudyEvent.Inferred(AT, study, 1, "sample-check", report);
    }

    static List<StudyEvent> everyEvent(StudyUid study) {
        List<InstanceUid> one = List.of(IMAGE);
        return List.of(new StudyEvent.Routed(AT, study, 1, List.of("pacs")),
                new StudyEvent.Assembled(AT, study, 1, one, "The sender ended its association in order."),
                new StudyEvent.Selected(AT, study, 1, "sample-check", one),
                new StudyEvent.Declined(AT, study, 1, "other-check", "It is no ultrasound."),
                new StudyEvent.InferenceFailed(AT, study, 1, "sample-check", 1, false, "The worker ended."),
                mirrored(study), new StudyEvent.Encoded(AT, study, 1, "sample-check", one),
                new StudyEvent.EncodingFailed(AT, study, 1, "sample-check", "It has no Patient ID."),
                new StudyEvent.Delivered(AT, study, 1, "pacs", one),
                new StudyEvent.DeliveryFailed(AT, study, 1, "pacs", one, 2, false, "The PACS refused us."),
                new StudyEvent.CommitmentRequested(AT, study, 1, "pacs", "2.25.1", one, false),
                new StudyEvent.Committed(AT, study, 1, "pacs", one),
                new StudyEvent.CommitmentFailed(AT, study, 1, "pacs", one, "It does not hold it."),
                new StudyEvent.CommitmentWaived(AT, study, 1, "pacs", one, "It does not offer commitment."),
                new StudyEvent.RetryRequested(AT, study, 1, "operator"));
    }

    /** A small red picture made by this box. */
    static StoredInstance picture(Path folder, StudyUid study) throws IOException, IncompleteIdentityException {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) 0xff;
        }
        DataSet picture = SampleStudies.chestImage(1, 9).setString(Tag.SOPClassUID, Uids.SecondaryCaptureImageStorage)
                .setString(Tag.StudyInstanceUID, study.value()).setString(Tag.PhotometricInterpretation, "RGB")
                .setInt(Tag.SamplesPerPixel, 3).setInt(Tag.Rows, SIDE).setInt(Tag.Columns, SIDE)
                .setBytes(Tag.PixelData, VR.OB, pixels);
        Path file = folder.resolve("picture.dcm");
        DicomWriter.writeFile(file, FileMeta.of(picture, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), picture);
        return new StoredInstance(InstanceHeader.of(picture),
                new InstanceOrigin("PHAROS", InstanceOrigin.Kind.RESULT, AT),
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), file, 0, pixels.length, "00".repeat(32));
    }
}
