package org.pharos.gateway.spool.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a segment line by line and knows where each begins. For one thread, which may be interrupted meanwhile. */
final class LineReader implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int filled;
    private long position;

    /** A line without its line feed. @param start where it begins @param end where the next one does, in the file */
    record Line(long start, long end, byte[] bytes) {}

    /** @param start byte of the file to begin at */
    LineReader(Path file, long start) throws IOException {
        in = new FileInputStream(file.toFile());
        in.skipNBytes(start);
        position = start;
    }

    /** The next line that is ended by a line feed; empty at the end. Longer ones than an event may be come cut. */
    Optional<Line> next() throws IOException {
        long start = position;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (fill()) {
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (line.size() < EventLine.LENGTH_MAX) {
                line.write(buffer, next, end - next);
            }
            position += end - next;
            next = end;
            if (end < filled) {
                next++;
                position++;
                return Optional.of(new Line(start, position, line.toByteArray()));
            }
        }
        return Optional.empty();
    }

    private boolean fill() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
