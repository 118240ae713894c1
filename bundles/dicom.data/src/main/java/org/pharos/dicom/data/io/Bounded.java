package org.pharos.dicom.data.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** At most so many bytes of another stream. */
final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int at, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int got = in.read(target, at, (int) Math.min(count, left));
        left -= Math.max(0, got);
        return got;
    }
}
