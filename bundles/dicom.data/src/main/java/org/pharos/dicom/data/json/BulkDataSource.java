package org.pharos.dicom.data.json;

import java.io.IOException;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;

/** Fetches the values that a text leaves elsewhere. Called on the reading thread. */
@FunctionalInterface
public interface BulkDataSource {

    /** Fetches nothing: a text that leaves values elsewhere is refused, so that none is lost unnoticed. */
    BulkDataSource NONE = uri -> {
        throw new DicomFormatException(Reason.UNSUPPORTED, "", -1, "its value is elsewhere, and nothing is fetched");
    };

    /**
     * The value, in little endian.
     *
     * @param uri as it stands in the text: outside data, to be checked before it is followed
     */
    byte[] fetch(String uri) throws IOException;
}
