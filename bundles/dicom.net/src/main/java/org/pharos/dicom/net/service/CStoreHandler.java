package org.pharos.dicom.net.service;

import java.io.IOException;
import java.io.InputStream;
import org.pharos.dicom.net.dimse.Status;

/** Takes objects. Called on the association's thread, one object of it at a time; associations run side by side. */
@FunctionalInterface
public interface CStoreHandler {

    /**
     * @param dataSet the bytes as they arrive, without file meta; ends only when the object is complete, fails with
     *     an {@link IOException} when the sender aborts, vanishes or is too slow. What is not read is passed over.
     * @return what the sender is told; {@link Status#SUCCESS} is a promise that the object is safe
     * @throws IOException when reading failed, or the handler's own work did: the latter answers 0110H
     */
    Status store(StoreRequest request, InputStream dataSet) throws IOException;
}
