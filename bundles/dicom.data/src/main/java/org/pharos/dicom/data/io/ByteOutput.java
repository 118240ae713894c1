package org.pharos.dicom.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.pharos.dicom.data.Tag;

/** A stream written through one buffer, with numbers in either byte order. */
final class ByteOutput {

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;

    ByteOutput(OutputStream out) {
        this.out = out;
    }

    void u8(int value) throws IOException {
        if (filled == buffer.length) {
            drain();
        }
        buffer[filled++] = (byte) value;
    }

    void u16(int value, boolean bigEndian) throws IOException {
        u8(bigEndian ? value >> 8 : value);
        u8(bigEndian ? value : value >> 8);
    }

    void u32(long value, boolean bigEndian) throws IOException {
        u16((int) (bigEndian ? value >> 16 : value), bigEndian);
        u16((int) (bigEndian ? value : value >> 16), bigEndian);
    }

    void tag(int tag, boolean bigEndian) throws IOException {
        u16(Tag.group(tag), bigEndian);
        u16(Tag.element(tag), bigEndian);
    }

    void bytes(byte[] source, int from, int count) throws IOException {
        if (count > buffer.length - filled) {
            drain();
        }
        if (count >= buffer.length) {
            out.write(source, from, count);
            return;
        }
        System.arraycopy(source, from, buffer, filled, count);
        filled += count;
    }

    /**
     * All of a stream, words turned round where asked.
     *
     * @param wordBytes 1: as it is; 2, 4 or 8: each such word with its bytes in the other order
     * @return bytes written
     */
    long copy(InputStream source, int wordBytes) throws IOException {
        byte[] chunk = new byte[1 << 13];
        long total = 0;
        int got = source.readNBytes(chunk, 0, chunk.length);
        while (got > 0) {
            turn(chunk, got, wordBytes);
            bytes(chunk, 0, got);
            total += got;
            got = source.readNBytes(chunk, 0, chunk.length);
        }
        return total;
    }

    /** A rest that is no whole word stays as it is. */
    private static void turn(byte[] chunk, int count, int wordBytes) {
        for (int word = 0; wordBytes > 1 && word + wordBytes <= count; word += wordBytes) {
            for (int i = 0; i < wordBytes / 2; i++) {
                byte swapped = chunk[word + i];
                chunk[word + i] = chunk[word + wordBytes - 1 - i];
                chunk[word + wordBytes - 1 - i] = swapped;
            }
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    void flush() throws IOException {
        drain();
        out.flush();
    }
}
