package org.pharos.gateway.spool.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Appends to the last segment. After a failed sync, or a half-written line it cannot take back, it refuses. Not safe
 * for use from several threads at once, but for {@link #sync}. It is no channel: one that an interrupted thread uses
 * closes for everybody, and the part of the gateway that wrote may stop while the journal goes on.
 */
final class SegmentWriter implements Closeable {

    private final Segments.Segment segment;
    private final RandomAccessFile file;
    private final Object syncing = new Object();
    private long length;
    private boolean closed;
    private volatile boolean broken;

    /** @param length bytes of the file that are whole lines; the file ends there */
    SegmentWriter(Segments.Segment segment, long length) throws IOException {
        this.segment = segment;
        this.length = length;
        this.file = new RandomAccessFile(segment.file().toFile(), "rw");
        file.seek(length);
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
        try {
            file.write(line);
        } catch (IOException e) {
            takeBack();
            throw e;
        }
        length += line.length;
    }

    private void takeBack() {
        try {
            file.setLength(length);
            file.seek(length);
        } catch (IOException e) {
            broken = true;
        }
    }

    /**
     * What a failed sync left is not known, and the next one would not say; so nothing is taken any more. A segment
     * that was ended meanwhile was synced when it was.
     */
    void sync() throws IOException {
        synchronized (syncing) {
            if (closed) {
                return;
            }
            requireWhole();
            try {
                file.getFD().sync();
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }

    private void requireWhole() throws IOException {
        if (broken) {
            throw new IOException("the journal cannot be written since the disk failed; check the disk, then restart");
        }
    }

    /** Only after a sync, or when it is broken. */
    @Override
    public void close() throws IOException {
        synchronized (syncing) {
            closed = true;
            file.close();
        }
    }
}
