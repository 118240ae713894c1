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

/**
 * The worker's side of the exchange file: {@link WireLimits#EXCHANGE_BYTES} of mapped memory, first a preview, then the
 * outputs of a model, written in place. The gateway reads it as an {@link ExchangeFile}.
 */
public final class Exchange {

    private final MappedByteBuffer memory;

    private Exchange(MappedByteBuffer memory) {
        this.memory = memory;
    }

    /** Maps a file that must have the right length. */
    public static Exchange open(Path file) throws IOException {
        if (Files.size(file) != WireLimits.EXCHANGE_BYTES) {
            throw new WireException("an exchange file of " + Files.size(file) + " bytes");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
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

    /**
     * The place of an output, to be written in place.
     *
     * @throws WireException when it does not lie within the outputs' part
     */
    public FloatBuffer output(int offset, int count) throws WireException {
        ExchangeFile.requireOutput(offset, count);
        ByteBuffer place = memory.slice(offset, count * Float.BYTES).order(ByteOrder.nativeOrder());
        return place.asFloatBuffer();
    }
}
