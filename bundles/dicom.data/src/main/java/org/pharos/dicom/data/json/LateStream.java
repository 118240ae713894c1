package org.pharos.dicom.data.json;

import java.io.IOException;
import java.io.InputStream;
import org.pharos.dicom.data.Value;

/** A value that is opened when it is read first, so that of many fragments on disk one handle is open at a time. */
final class LateStream extends InputStream {

    private final Value.Leaf leaf;
    private InputStream opened;

    LateStream(Value.Leaf leaf) {
        this.leaf = leaf;
    }

    @Override
    public int read() throws IOException {
        return stream().read();
    }

    @Override
    public int read(byte[] target, int at, int count) throws IOException {
        return stream().read(target, at, count);
    }

    private InputStream stream() throws IOException {
        if (opened == null) {
            opened = leaf.open();
        }
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
