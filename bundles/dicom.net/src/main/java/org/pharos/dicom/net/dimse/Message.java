package org.pharos.dicom.net.dimse;

import java.io.IOException;
import org.pharos.dicom.net.association.AgreedContext;

/**
 * A message as it arrives: the command set whole, the data set still on the wire.
 *
 * @param context the presentation context it came on
 * @param command its command set
 * @param dataSet to be read or {@linkplain #skip skipped} before anything else is done with the association
 */
public record Message(AgreedContext context, CommandSet command, DataSetInput dataSet) {

    /** Passes over what is left of the data set. */
    public void skip() throws IOException {
        dataSet.skipRest();
    }
}
