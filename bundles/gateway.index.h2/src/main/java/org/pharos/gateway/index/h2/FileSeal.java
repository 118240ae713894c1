package org.pharos.gateway.index.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Says of the closed database file how it was left: its length and CRC32C, in a small file beside it. H2 does not check
 * the content of its pages, so a flipped bit would otherwise be believed. While the database is open there is no seal.
 */
final class FileSeal {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final Path database;
    private final Path seal;

    /** How a database file is found. */
    enum Found { AS_LEFT, NOT_CLOSED, CHANGED }

    FileSeal(Path database) {
        this.database = database;
        this.seal = database.resolveSibling("studies.seal");
    }

    void write() throws IOException {
        Files.writeString(seal, describe());
    }

    /** Looks at the file and takes the seal away: from now on it may change. */
    Found breakSeal() throws IOException {
        if (!Files.exists(seal)) {
            return Found.NOT_CLOSED;
        }
        boolean asLeft = Files.readString(seal).equals(describe());
        Files.delete(seal);
        return asLeft ? Found.AS_LEFT : Found.CHANGED;
    }

    private String describe() throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.READ)) {
            while (file.read(buffer.clear()) >= 0) {
                crc.update(buffer.flip());
            }
            return String.format(Locale.ROOT, "%d bytes, CRC32C %08x%n", file.size(), crc.getValue());
        }
    }
}
