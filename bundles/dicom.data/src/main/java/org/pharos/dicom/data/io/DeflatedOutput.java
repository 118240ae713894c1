package org.pharos.dicom.data.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A data set while it is packed by deflate, padded to an even length (PS3.5 §A.5). */
final class DeflatedOutput extends DeflaterOutputStream {

    DeflatedOutput(OutputStream stream) {
        super(stream, new Deflater(Deflater.DEFAULT_COMPRESSION, true), 1 << 13);
    }

    /** Writes what is left, and frees the memory outside the heap; the stream stays open. */
    void end() throws IOException {
        finish();
        if (def.getBytesWritten() % 2 != 0) {
            out.write(0);
        }
        def.end();
        out.flush();
    }
}
