package org.pharos.gateway.worker.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The memory both processes see: a mapped file of {@link WireLimits#EXCHANGE_BYTES}, first a preview, then the outputs
 * of
 * a model. It holds patient data, so only its owner may open it, and its name goes as soon as both have it mapped.
 * Whoever reads checks every place it was told.
 */
public final class Exchange {

    private final MappedByteBuffer memory;

    private Exchange(MappedByteBuffer memory) {
        this.memory = memory;
    }

    /** Makes the file; the gateway's side. */
    public static Exchange create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return map(file);
    }

    /** Maps a file that must have the right length; the worker's side. */
    public static Exchange open(Path file) throws IOException {
        if (Files.size(file) != WireLimits.EXCHANGE_BYTES) {
            throw new WireException("an exchange file of " + Files.size(file) + " bytes");
        }
        return map(file);
    }

    private static Exchange map(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options)) {
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, WireLimits.EXCHANGE_BYTES);
            memory.order(ByteOrder.nativeOrder());
            return new Exchange(memory);
        }
    }

    /** Writes a preview. @throws IllegalArgumentException when it is larger than its place */
    public void putPreview(byte[] grey) {
        if (grey.length > WireLimits.PREVIEW_BYTES) {
            throw new IllegalArgumentException("a preview of " + grey.length + " bytes");
        }
        memory.put(0, grey);
    }

    /** A copy of a preview. @throws WireException when no preview has that size */
    public byte[] preview(int rows, int columns) throws WireException {
        if (rows < 1 || columns < 1 || rows > WireLimits.PREVIEW_SIDE_MAX || columns > WireLimits.PREVIEW_SIDE_MAX) {
            throw new WireException("a preview of " + rows + " x " + columns);
        }
        byte[] grey = new byte[rows * columns];
        memory.get(0, grey);
        return grey;
    }

    /**
     * The place of an output, to be written in place.
     *
     * @throws WireException when it does not lie within the outputs' part
     */
    public FloatBuffer output(int offset, int count) throws WireException {
        long end = offset + (long) count * Float.BYTES;
        if (offset < WireLimits.PREVIEW_BYTES || offset % Float.BYTES != 0 || count < 1
                || end > WireLimits.EXCHANGE_BYTES) {
            throw new WireException("an output of " + count + " numbers at " + offset);
        }
        ByteBuffer place = memory.slice(offset, count * Float.BYTES).order(ByteOrder.nativeOrder());
        return place.asFloatBuffer();
    }

    /** A copy of an output. */
    public float[] copyOutput(int offset, int count) throws WireException {
        FloatBuffer place = output(offset, count);
        float[] values = new float[count];
        place.get(values);
        return values;
    }
}
