package org.pharos.dicom.net.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.pharos.dicom.net.association.FragmentOutput;

/** Where the bytes of an outgoing data set come from, already in the transfer syntax agreed on, without file meta. */
@FunctionalInterface
public interface DataSetSource {

    /** Writes all of it; the stream is flushed and ended by the caller. Called once, on the sending thread. */
    void writeTo(OutputStream out) throws IOException;

    /** The rest of a stream, which stays open. */
    static DataSetSource of(InputStream in) {
        return out -> {
            if (out instanceof FragmentOutput fragments) {
                fragments.copyFrom(in);
            } else {
                in.transferTo(out);
            }
        };
    }
}
