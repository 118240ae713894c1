package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Reads whole files back and holds them to their own seals. */
final class Verification {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Verification() {}

    /** @throws DamagedFileException when the file is not what it says it is */
    static Envelope.Read verify(Path file) throws IOException {
        Envelope.Read read = Shelf.read(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            verify(channel, read);
        }
        return read;
    }

    /** @throws DamagedFileException when the data set is not what the seal says */
    static void verify(FileChannel file, Envelope.Read read) throws IOException {
        MessageDigest sha256 = Body.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long position = read.dataSetOffset();
        for (int count = file.read(buffer, position); count >= 0; count = file.read(buffer, position)) {
            position += count;
            sha256.update(buffer.flip());
            buffer.clear();
        }
        if (!HexFormat.of().formatHex(sha256.digest()).equals(read.seal().sha256())) {
            throw new DamagedFileException("the content does not match its digest");
        }
    }

    /**
     * Writes a file's bytes over themselves. What an earlier process wrote may be in memory only, with a failed sync
     * behind it that is not reported twice; after this, a sync speaks for all of it.
     */
    static void rewrite(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long position = 0;
        while (file.read(buffer, position) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                position += file.write(buffer, position);
            }
            buffer.clear();
        }
    }
}
