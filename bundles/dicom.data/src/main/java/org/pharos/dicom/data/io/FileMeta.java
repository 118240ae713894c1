package org.pharos.dicom.data.io;

import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;

/**
 * The file meta information: what a Part 10 file says about the data set in it (PS3.10 §7.1).
 *
 * @param elements those of group 0002; the group length is counted anew when written
 * @param transferSyntax the encoding of the data set that follows
 */
public record FileMeta(DataSet elements, TransferSyntax transferSyntax) {

    /** The software that writes, by PS3.7 §D.3.3.2: made once from a random UUID. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.260871530411906537302714580215433873408";

    /** At most 16 characters. */
    public static final String IMPLEMENTATION_VERSION_NAME = "PHAROS_0_1";

    /** The meta information of an object that is written by this software. */
    public static FileMeta of(String sopClassUid, String sopInstanceUid, TransferSyntax transferSyntax) {
        DataSet elements = new DataSet();
        elements.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
        elements.setString(Tag.MediaStorageSOPClassUID, sopClassUid);
        elements.setString(Tag.MediaStorageSOPInstanceUID, sopInstanceUid);
        elements.setString(Tag.TransferSyntaxUID, transferSyntax.uid());
        elements.setString(Tag.ImplementationClassUID, IMPLEMENTATION_CLASS_UID);
        elements.setString(Tag.ImplementationVersionName, IMPLEMENTATION_VERSION_NAME);
        return new FileMeta(elements, transferSyntax);
    }

    /** The meta information of a data set, by its SOP Class and SOP Instance UID (empty where it has none). */
    public static FileMeta of(DataSet dataSet, TransferSyntax transferSyntax) {
        return of(dataSet.getString(Tag.SOPClassUID, ""), dataSet.getString(Tag.SOPInstanceUID, ""), transferSyntax);
    }

    /** The same, with the application entity that sent the object (0002,0016). */
    public FileMeta withSourceAeTitle(String aeTitle) {
        DataSet copy = elements.copy();
        copy.setString(Tag.SourceApplicationEntityTitle, aeTitle);
        return new FileMeta(copy, transferSyntax);
    }

    public Optional<String> sopClassUid() {
        return elements.getString(Tag.MediaStorageSOPClassUID);
    }

    public Optional<String> sopInstanceUid() {
        return elements.getString(Tag.MediaStorageSOPInstanceUID);
    }

    public Optional<String> sourceAeTitle() {
        return elements.getString(Tag.SourceApplicationEntityTitle);
    }
}
