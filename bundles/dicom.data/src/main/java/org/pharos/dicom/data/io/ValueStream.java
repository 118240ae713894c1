package org.pharos.dicom.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * One value while the scan stands at it: read it, in part or whole, or leave it. Not usable after the call it came
 * with.
 *
 * <p>Ends after exactly {@link #length()} bytes; data that is cut off before is a {@code DicomFormatException}.
 */
public final class ValueStream extends InputStream {

    private static final int FIRST_BYTES = 1 << 16;

    private final ByteInput in;
    private final long offset;
    private final long length;
    private long left;

    ValueStream(ByteInput in, long length) {
        this.in = in;
        this.offset = in.position();
        this.length = length;
        this.left = length;
    }

    /** Bytes of the whole value. */
    public long length() {
        return length;
    }

    /** Where it begins in its stream (in the inflated data set, where it is deflated). */
    public long offset() {
        return offset;
    }

    /**
     * All that was not read yet, in memory. The memory grows with what arrives, not with what was announced; whether it
     * is too much is the caller's question, to be asked before by {@link #length()}.
     *
     * @throws IOException when it is larger than an array can be
     */
    public byte[] bytes() throws IOException {
        if (left > Integer.MAX_VALUE - 8) {
            throw new IOException("a value of " + left + " bytes does not fit in memory; read it as a stream");
        }
        boolean certain = in.end() != ByteInput.UNKNOWN;
        byte[] result = new byte[(int) (certain ? left : Math.min(left, FIRST_BYTES))];
        int at = 0;
        while (left > 0) {
            if (at == result.length) {
                result = Arrays.copyOf(result, (int) Math.min(at + left, Math.min(2L * at, Integer.MAX_VALUE - 8)));
            }
            at += read(result, at, result.length - at);
        }
        return at == result.length ? result : Arrays.copyOf(result, at);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int at, int count) throws IOException {
        Objects.checkFromIndexSize(at, count, target.length);
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int got = in.read(target, at, (int) Math.min(count, left));
        if (got < 0) {
            throw in.cutOff();
        }
        left -= got;
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long step = Math.max(0, Math.min(count, left));
        in.skip(step);
        left -= step;
        return step;
    }

    void skipRest() throws IOException {
        skip(left);
    }
}
