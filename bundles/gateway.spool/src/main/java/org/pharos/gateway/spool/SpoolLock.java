package org.pharos.gateway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps a second process from working in the same spool. The operating system lets go when the process ends. */
final class SpoolLock implements Closeable {

    private final FileChannel channel;

    private SpoolLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another process, or another spool in this one, has it */
    static SpoolLock take(SpoolFolders folders) throws IOException {
        SpoolFolders.createPrivate(folders.root());
        FileChannel channel = FileChannel.open(folders.root().resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new IOException("the spool at " + folders.root() + " is in use by another process; stop that first");
        }
        return new SpoolLock(channel);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
