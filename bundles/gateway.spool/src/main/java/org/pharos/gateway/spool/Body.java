package org.pharos.gateway.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.pharos.gateway.api.intake.SpoolRefusedException;

/** Streams a data set into a slot through one buffer, and takes its digest on the way. For one thread. */
final class Body extends OutputStream {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long RESERVE_CHECK_BYTES = 8L << 20;

    private final FileChannel file;
    private final DiskReserve reserve;
    private final MessageDigest sha256 = sha256();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long flushed;
    private long nextCheckAt = RESERVE_CHECK_BYTES;

    /** @param file positioned where the data set starts */
    Body(FileChannel file, DiskReserve reserve) {
        this.file = file;
        this.reserve = reserve;
    }

    /** Puts the envelope before the data set, so that both go to the disk in one write. */
    void startWith(byte[] envelope) {
        System.arraycopy(envelope, 0, buffer, 0, envelope.length);
        buffered = envelope.length;
        flushed = -envelope.length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sha256.update(bytes, offset, length);
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, BUFFER_BYTES - buffered);
            System.arraycopy(bytes, offset + done, buffer, buffered, count);
            buffered += count;
            done += count;
            if (buffered == BUFFER_BYTES) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, buffered);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
        flushed += buffered;
        buffered = 0;
        if (flushed >= nextCheckAt) {
            nextCheckAt = flushed + RESERVE_CHECK_BYTES;
            requireRoom();
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
        flush();
        return new Seal(flushed, HexFormat.of().formatHex(sha256.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
