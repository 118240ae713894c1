package org.pharos.gateway.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.pharos.gateway.api.intake.SpoolRefusedException;

/**
 * Streams a data set into a slot through one buffer, and takes its digest on the way. For one thread. Ends with
 * {@link #finish} or {@link #abandon}.
 */
final class Body extends OutputStream {

    private static final long RESERVE_CHECK_BYTES = 8L << 20;

    private final FileChannel file;
    private final DiskReserve reserve;
    private final Buffers buffers;
    private final EarlySync earlySync;
    private final MessageDigest sha256 = sha256();
    private ByteBuffer buffer;
    private long flushed;
    private long nextCheckAt = RESERVE_CHECK_BYTES;

    /** @param file positioned where the data set starts */
    Body(FileChannel file, DiskReserve reserve, Buffers buffers, EarlySync earlySync) {
        this.file = file;
        this.reserve = reserve;
        this.buffers = buffers;
        this.earlySync = earlySync;
        this.buffer = buffers.take();
    }

    /** Puts the envelope before the data set, so that both go to the disk in one write. */
    void startWith(byte[] envelope) {
        buffer.put(envelope);
        flushed = -envelope.length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireOpen();
        sha256.update(bytes, offset, length);
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, buffer.remaining());
            buffer.put(bytes, offset + done, count);
            done += count;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        empty();
        earlySync.written(flushed);
        if (flushed >= nextCheckAt) {
            nextCheckAt = flushed + RESERVE_CHECK_BYTES;
            requireRoom();
        }
    }

    private void empty() throws IOException {
        requireOpen();
        buffer.flip();
        flushed += buffer.remaining();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    private void requireOpen() throws IOException {
        if (buffer == null) {
            throw new IOException("the data set has come to its end");
        }
    }

    private void requireRoom() throws IOException {
        try {
            reserve.requireRoom();
        } catch (SpoolRefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Writes what is left. @return what the data set was, by length and digest */
    Seal finish() throws IOException {
        empty();
        abandon();
        return new Seal(flushed, HexFormat.of().formatHex(sha256.digest()));
    }

    /** Gives the buffer back; nothing can be written from then on. May be called again. */
    void abandon() {
        if (buffer != null) {
            buffers.giveBack(buffer);
            buffer = null;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
