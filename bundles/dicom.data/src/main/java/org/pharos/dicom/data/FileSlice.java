package org.pharos.dicom.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A part of a file as a stream, with a file handle of its own. */
final class FileSlice extends InputStream {

    private final FileChannel channel;
    private long left;

    FileSlice(Path file, long offset, long length) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.channel.position(offset);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws EOFException when the file has become shorter than it was */
    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int got = channel.read(ByteBuffer.wrap(target, from, (int) Math.min(count, left)));
        if (got < 0) {
            throw new EOFException("the file is shorter than when it was read first");
        }
        left -= got;
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long step = Math.max(0, Math.min(count, left));
        channel.position(channel.position() + step);
        left -= step;
        return step;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, left);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
