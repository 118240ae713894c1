package org.pharos.dicom.data.io;

import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.pharos.dicom.data.Limits;

/** A deflated data set while it is unpacked, bounded in size (PS3.5 §A.5). */
final class Inflated implements AutoCloseable {

    private final Inflater inflater = new Inflater(true);
    private final ByteInput input;

    Inflated(ByteInput packed, Limits limits) {
        InputStream stream = new InflaterInputStream(packed.rest(), inflater, limits.bufferBytes());
        this.input = ByteInput.of(stream, limits, limits.inflatedBytesMax());
    }

    ByteInput input() {
        return input;
    }

    /** Frees the memory outside the heap at once. */
    @Override
    public void close() {
        inflater.end();
    }
}
