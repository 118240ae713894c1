package org.pharos.demo.film;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;

/** One examination as the simulated modality makes it: a film, an invented patient, and perhaps a fault. */
public record ChestStudy(String site, int number, Film film, Fault fault, LocalDateTime takenAt) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    public String studyUid() {
        return uid("study");
    }

    /** The id the gateway's pages show instead of the UID: the start of its SHA-256. */
    public String opaqueId() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("study " + studyUid()).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What is told about it: "film 3: mirrored". */
    public String words() {
        return "film " + number + " (" + film.view() + "): " + fault.words();
    }

    /** Writes it as a DX image. */
    public void write(Path file) throws IOException {
        DataSet object = object();
        DicomWriter.writeFile(file, FileMeta.of(object, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), object);
    }

    private DataSet object() {
        Film shown = fault.applyTo(film);
        DataSet object = new DataSet();
        object.setString(Tag.SpecificCharacterSet, "ISO_IR 100");
        identify(object);
        object.setString(Tag.Modality, "DX")
                .setString(Tag.PresentationIntentType, "FOR PRESENTATION")
                .setString(Tag.Manufacturer, "Pharos demonstration")
                .setString(Tag.ManufacturerModelName, "Simulated modality")
                .setString(Tag.StudyDescription, "Chest, " + film.origin())
                .setString(Tag.SeriesDescription, "Chest film, " + film.origin())
                .setString(Tag.ImageComments, film.origin() + "; " + fault.words())
                .setString(Tag.BodyPartExamined, "CHEST")
                .setString(Tag.ViewPosition, fault == Fault.WRONG_VIEW ? otherView() : film.view())
                .setString(Tag.ImageType, "ORIGINAL", "PRIMARY")
                .setString(Tag.ImageLaterality, "U")
                .setString(Tag.BurnedInAnnotation, "NO")
                .setString(Tag.SeriesNumber, "1")
                .setString(Tag.InstanceNumber, "1")
                .setString(Tag.PatientOrientation, "L", "F");
        code(object, Tag.AnatomicRegionSequence, "51185008", "Chest");
        digitalXRay(object);
        pixels(object, shown);
        return object;
    }

    /** What PS3.3 §A.26 asks of a DX image beyond what a film says. */
    private void digitalXRay(DataSet object) {
        boolean pa = object.getString(Tag.ViewPosition, "").equals("PA");
        code(object, Tag.ViewCodeSequence, pa ? "272479007" : "399348003",
                pa ? "postero-anterior" : "antero-posterior");
        object.setString(Tag.DetectorType)
                .setString(Tag.PositionerType)
                .setString(Tag.ImagerPixelSpacing, "0.8", "0.8")
                .setString(Tag.PixelIntensityRelationship, "LOG")
                .setInt(Tag.PixelIntensityRelationshipSign, -1)
                .setString(Tag.RescaleIntercept, "0")
                .setString(Tag.RescaleSlope, "1")
                .setString(Tag.RescaleType, "US")
                .setString(Tag.WindowCenter, "128")
                .setString(Tag.WindowWidth, "256")
                .setString(Tag.PresentationLUTShape, "IDENTITY")
                .setString(Tag.LossyImageCompression, "00")
                .setSequence(Tag.AcquisitionContextSequence, List.of());
    }

    private static void code(DataSet object, int sequence, String value, String meaning) {
        object.newItem(sequence).setString(Tag.CodeValue, value).setString(Tag.CodingSchemeDesignator, "SCT")
                .setString(Tag.CodeMeaning, meaning);
    }

    private void identify(DataSet object) {
        String kind = film.simulated() ? "SIMULATED" : "DEMONSTRATION";
        object.setString(Tag.SOPClassUID, Uids.DigitalXRayImageStorageForPresentation)
                .setString(Tag.SOPInstanceUID, uid("image"))
                .setString(Tag.StudyInstanceUID, studyUid())
                .setString(Tag.SeriesInstanceUID, uid("series"))
                .setString(Tag.StudyDate, DATE.format(takenAt))
                .setString(Tag.StudyTime, TIME.format(takenAt))
                .setString(Tag.ContentDate, DATE.format(takenAt))
                .setString(Tag.ContentTime, TIME.format(takenAt))
                .setString(Tag.AccessionNumber, "D" + number)
                .setString(Tag.ReferringPhysicianName)
                .setString(Tag.StudyID, Integer.toString(number))
                .setString(Tag.PatientName, kind + "^Patient " + number)
                .setString(Tag.PatientID, kind.substring(0, 3) + '-' + site + '-' + number)
                .setString(Tag.PatientBirthDate)
                .setString(Tag.PatientSex, "O");
    }

    private static void pixels(DataSet object, Film film) {
        byte[] grey = film.grey().length % 2 == 0
                ? film.grey()
                : java.util.Arrays.copyOf(film.grey(), film.grey().length + 1);
        object.setInt(Tag.SamplesPerPixel, 1)
                .setString(Tag.PhotometricInterpretation, "MONOCHROME2")
                .setInt(Tag.Rows, film.rows())
                .setInt(Tag.Columns, film.columns())
                .setInt(Tag.BitsAllocated, 8)
                .setInt(Tag.BitsStored, 8)
                .setInt(Tag.HighBit, 7)
                .setInt(Tag.PixelRepresentation, 0)
                .setBytes(Tag.PixelData, VR.OB, grey);
    }

    private String otherView() {
        return film.view().equals("PA") ? "AP" : "PA";
    }

    private String uid(String what) {
        UUID uuid = UUID.nameUUIDFromBytes((site + '/' + number + '/' + takenAt + '/' + what)
                .getBytes(StandardCharsets.UTF_8));
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }
}
