package org.pharos.gateway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file made ready for an object to come, open. Its name is on the medium before anything is written to it. */
record Slot(Path file, FileChannel channel) implements Closeable {

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Closes and removes it; what was written is gone. */
    void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
