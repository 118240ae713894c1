package org.pharos.dicom.data.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Limits;

/** A stream read through one buffer, that knows how far it is and never goes beyond its limit. */
final class ByteInput {

    /** The end of a stream whose length is not known before. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final int LENGTH_UNDEFINED = -1;

    private final InputStream in;
    private final byte[] buffer;
    private final long limit;
    private final long end;
    private final boolean seekable;
    private long base;
    private int from;
    private int to;

    private ByteInput(InputStream in, int bufferBytes, long limit, long end, boolean seekable) {
        this.in = in;
        this.buffer = new byte[bufferBytes];
        this.limit = limit;
        this.end = end;
        this.seekable = seekable;
    }

    /** A stream of unknown length. @param limit bytes it may have at most */
    static ByteInput of(InputStream in, Limits limits, long limit) {
        return new ByteInput(in, limits.bufferBytes(), limit, UNKNOWN, false);
    }

    /** A file of known length, whose stream skips without reading. */
    static ByteInput ofFile(InputStream in, Limits limits, long size) {
        return new ByteInput(in, limits.bufferBytes(), limits.objectBytesMax(), size, true);
    }

    /** Bytes consumed so far. */
    long position() {
        return base + from;
    }

    /** Where the data must end: the size of a file, else {@link #UNKNOWN}. */
    long end() {
        return end;
    }

    /** Where reading stops at the latest: the end, or the most that is accepted. */
    long bound() {
        return Math.min(end, limit);
    }

    boolean atEnd() throws IOException {
        return from == to && !fill(1);
    }

    /** Makes this many bytes (at most 256) readable without consuming them; false when there are fewer left. */
    boolean fill(int count) throws IOException {
        if (to - from >= count) {
            return true;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        base += from;
        to -= from;
        from = 0;
        while (to < count) {
            int got = readSome(buffer, to, buffer.length - to);
            if (got < 0) {
                return false;
            }
            to += got;
        }
        return true;
    }

    private int readSome(byte[] target, int at, int count) throws IOException {
        int got;
        try {
            got = in.read(target, at, count);
        } catch (ZipException e) {
            throw new DicomFormatException(Reason.MALFORMED, "", base + to, "the deflate stream is damaged");
        } catch (EOFException e) {
            throw cutOff();
        }
        if (base + to + Math.max(got, 0) > limit) {
            throw overLimit();
        }
        return got;
    }

    DicomFormatException cutOff() {
        return new DicomFormatException(
                Reason.CUT_OFF, "", base + to, "the data ends here, in the middle of an element");
    }

    private DicomFormatException overLimit() {
        return new DicomFormatException(
                Reason.OVER_LIMIT, "", base + to, "more than the " + limit + " bytes that are accepted");
    }

    private void require(int count) throws IOException {
        if (!fill(count)) {
            throw cutOff();
        }
    }

    /** A byte not yet consumed. @param index less than what {@link #fill} was asked for */
    int peek(int index) {
        return buffer[from + index] & 0xFF;
    }

    int u16(boolean bigEndian) throws IOException {
        require(2);
        int value = bigEndian ? peek(0) << 8 | peek(1) : peek(1) << 8 | peek(0);
        from += 2;
        return value;
    }

    int s32(boolean bigEndian) throws IOException {
        require(4);
        int value = bigEndian
                ? peek(0) << 24 | peek(1) << 16 | peek(2) << 8 | peek(3)
                : peek(3) << 24 | peek(2) << 16 | peek(1) << 8 | peek(0);
        from += 4;
        return value;
    }

    int tag(boolean bigEndian) throws IOException {
        require(4);
        int group = u16(bigEndian);
        return group << 16 | u16(bigEndian);
    }

    /** A 32-bit length; -1 where it is undefined. */
    long length(boolean bigEndian) throws IOException {
        int value = s32(bigEndian);
        return value == LENGTH_UNDEFINED ? LENGTH_UNDEFINED : value & 0xFFFFFFFFL;
    }

    /** At least one byte, or -1 at the end. */
    int read(byte[] target, int at, int count) throws IOException {
        if (from == to) {
            if (count >= buffer.length) {
                return readThrough(target, at, count);
            }
            if (!fill(1)) {
                return -1;
            }
        }
        int got = Math.min(count, to - from);
        System.arraycopy(buffer, from, target, at, got);
        from += got;
        return got;
    }

    /** Large values go straight to where they are wanted. */
    private int readThrough(byte[] target, int at, int count) throws IOException {
        base += from;
        from = 0;
        to = 0;
        int got = readSome(target, at, count);
        base += Math.max(got, 0);
        return got;
    }

    void skip(long count) throws IOException {
        long left = count - take(count);
        if (seekable && left > buffer.length && position() + left <= end) {
            base += to;
            from = 0;
            to = 0;
            in.skipNBytes(left);
            base += left;
            return;
        }
        while (left > 0) {
            require(1);
            left -= take(left);
        }
    }

    /** Consumes what is left, within the limit. */
    void skipToEnd() throws IOException {
        while (!atEnd()) {
            from = to;
        }
    }

    private long take(long count) {
        int step = (int) Math.min(count, to - from);
        from += step;
        return step;
    }

    /** What was not consumed yet, as a stream. */
    InputStream rest() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int at, int count) throws IOException {
                return ByteInput.this.read(target, at, count);
            }
        };
    }
}
