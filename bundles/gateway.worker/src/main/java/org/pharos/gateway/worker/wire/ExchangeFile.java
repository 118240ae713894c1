package org.pharos.gateway.worker.wire;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The gateway's side of the memory it shares with a worker. It reads the file and never maps it: a worker that cuts the
 * file short would otherwise strike the gateway with an error of the machine. The file holds patient data, so only its
 * owner may open it, and its name goes as soon as the worker has it open. Every place is checked.
 */
public final class ExchangeFile implements Closeable {

    private final FileChannel file;

    private ExchangeFile(FileChannel file) {
        this.file = file;
    }

    /** Makes the file, of its full length. */
    public static ExchangeFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            channel.write(ByteBuffer.wrap(new byte[1]), WireLimits.EXCHANGE_BYTES - 1);
            return new ExchangeFile(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A copy of a preview. @throws WireException when no preview has that size, or it is not there */
    public byte[] preview(int rows, int columns) throws IOException {
        if (rows < 1 || columns < 1 || rows > WireLimits.PREVIEW_SIDE_MAX || columns > WireLimits.PREVIEW_SIDE_MAX) {
            throw new WireException("a preview of " + rows + " x " + columns);
        }
        return read(0, rows * columns).array();
    }

    /** A copy of an output. @throws WireException when it does not lie within the outputs' part */
    public float[] output(int offset, int count) throws IOException {
        requireOutput(offset, count);
        float[] values = new float[count];
        read(offset, count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer().get(values);
        return values;
    }

    static void requireOutput(int offset, int count) throws WireException {
        long end = offset + (long) count * Float.BYTES;
        if (offset < WireLimits.PREVIEW_BYTES || offset % Float.BYTES != 0 || count < 1
                || end > WireLimits.EXCHANGE_BYTES) {
            throw new WireException("an output of " + count + " numbers at " + offset);
        }
    }

    private ByteBuffer read(int offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, (long) offset + bytes.position()) < 0) {
                throw new WireException("an exchange file that was cut short");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
