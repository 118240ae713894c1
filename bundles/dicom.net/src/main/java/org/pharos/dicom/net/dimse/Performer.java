package org.pharos.dicom.net.dimse;

import java.io.IOException;

/** Carries out what the peer asks for. Called on the association's thread. */
@FunctionalInterface
public interface Performer {

    /**
     * Reads the message's data set to its end and sends the response.
     *
     * @throws IOException when the association broke; it is then over
     */
    void perform(Message message, Exchange exchange) throws IOException;
}
