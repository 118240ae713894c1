package org.pharos.gateway.api.instance;

import java.util.List;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;

/**
 * What the gateway needs to know of an instance without opening it again. Holds patient data: it prints without.
 *
 * @param attributes the {@link #TAGS} that were present, values as sent, with Specific Character Set
 */
public record InstanceHeader(StudyUid study, String seriesUid, InstanceUid instance, String sopClassUid,
        DataSet attributes) {

    /** The top-level attributes kept: for lists, for the choice of applications, and for results. In tag order. */
    public static final List<Integer> TAGS = List.of(
            Tag.SpecificCharacterSet, Tag.ImageType, Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyDate, Tag.SeriesDate,
            Tag.AcquisitionDate, Tag.ContentDate, Tag.StudyTime, Tag.SeriesTime, Tag.AcquisitionTime, Tag.ContentTime,
            Tag.AccessionNumber, Tag.IssuerOfAccessionNumberSequence, Tag.Modality, Tag.PresentationIntentType,
            Tag.Manufacturer, Tag.InstitutionName, Tag.ReferringPhysicianName, Tag.TimezoneOffsetFromUTC,
            Tag.StationName, Tag.StudyDescription, Tag.ProcedureCodeSequence, Tag.SeriesDescription,
            Tag.ManufacturerModelName, Tag.ReferencedStudySequence, Tag.AnatomicRegionSequence, Tag.PatientName,
            Tag.PatientID, Tag.IssuerOfPatientID, Tag.IssuerOfPatientIDQualifiersSequence, Tag.PatientBirthDate,
            Tag.PatientSex, Tag.OtherPatientIDsSequence, Tag.PatientAge, Tag.PatientSize, Tag.PatientWeight,
            Tag.PatientComments, Tag.BodyPartExamined, Tag.SliceThickness, Tag.ViewPosition, Tag.StudyInstanceUID,
            Tag.SeriesInstanceUID, Tag.StudyID, Tag.SeriesNumber, Tag.InstanceNumber, Tag.PatientOrientation,
            Tag.FrameOfReferenceUID, Tag.Laterality, Tag.ImageLaterality, Tag.ImageComments, Tag.SamplesPerPixel,
            Tag.PhotometricInterpretation, Tag.NumberOfFrames, Tag.Rows, Tag.Columns, Tag.BitsAllocated,
            Tag.BitsStored, Tag.PixelRepresentation, Tag.BurnedInAnnotation);

    /**
     * Reads the header out of a data set (only its top level is looked at).
     *
     * @throws IncompleteIdentityException when a UID that identifies the instance is absent or not a UID
     */
    public static InstanceHeader of(DataSet dataSet) throws IncompleteIdentityException {
        return new InstanceHeader(
                new StudyUid(uid(dataSet, Tag.StudyInstanceUID, "Study Instance UID")),
                uid(dataSet, Tag.SeriesInstanceUID, "Series Instance UID"),
                new InstanceUid(uid(dataSet, Tag.SOPInstanceUID, "SOP Instance UID")),
                uid(dataSet, Tag.SOPClassUID, "SOP Class UID"),
                dataSet.copyOf(TAGS.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The attribute's first value as text, trimmed; empty when absent. */
    public String text(int tag) {
        return attributes.getString(tag, "").strip();
    }

    public String modality() {
        return text(Tag.Modality);
    }

    @Override
    public String toString() {
        return instance + " of " + study;
    }

    private static String uid(DataSet dataSet, int tag, String name) throws IncompleteIdentityException {
        String value = dataSet.getString(tag, "");
        if (value.isBlank()) {
            throw new IncompleteIdentityException(name + " " + Tag.toString(tag) + " is missing or empty");
        }
        if (!StudyUid.isUid(value)) {
            throw new IncompleteIdentityException(name + " " + Tag.toString(tag) + " is not a UID");
        }
        return value;
    }
}
