package org.pharos.gateway.spool.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Appends to the last segment. After a failed sync, or a half-written line it cannot take back, it refuses. Not safe
 * for use from several threads at once, but for {@link #sync}. */
final class SegmentWriter implements Closeable {

    private final Segments.Segment segment;
    private final FileChannel file;
    private long length;
    private volatile boolean broken;

    /** @param length bytes of the file that are whole lines; the file ends there */
    SegmentWriter(Segments.Segment segment, long length) throws IOException {
        this.segment = segment;
        this.length = length;
        this.file = FileChannel.open(segment.file(), StandardOpenOption.WRITE);
    }

    long length() {
        return length;
    }

    /** The offset in the whole journal where the next line will begin. */
    long end() {
        return segment.start() + length;
    }

    boolean isBroken() {
        return broken;
    }

    void append(byte[] line) throws IOException {
        requireWhole();
        ByteBuffer bytes = ByteBuffer.wrap(line);
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes, length + bytes.position());
            }
        } catch (IOException e) {
            takeBack();
            throw e;
        }
        length += line.length;
    }

    private void takeBack() {
        try {
            file.truncate(length);
        } catch (IOException e) {
            broken = true;
        }
    }

    /** What a failed sync left is not known, and the next one would not say; so nothing is taken any more. */
    void sync() throws IOException {
        requireWhole();
        try {
            file.force(false);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    private void requireWhole() throws IOException {
        if (broken) {
            throw new IOException("the journal cannot be written since the disk failed; check the disk, then restart");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
