package org.pharos.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Brings a large object onto the medium while the rest of it still arrives, so that neither memory nor the last sync
 * has to hold all of it. Small objects never start one: their one sync is the last. For one thread.
 */
final class EarlySync {

    /** So many bytes are worth a sync of their own; a disk that turns does this in about the time it takes to seek. */
    static final long STEP_BYTES = 8L << 20;

    private final FileChannel file;
    private final Disk disk;
    private final Executor executor;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private long begun;

    EarlySync(FileChannel file, Disk disk, Executor executor) {
        this.file = file;
        this.disk = disk;
        this.executor = executor;
    }

    /** Says how many bytes were written so far. One sync at a time; after one that failed there is no further. */
    void written(long bytes) {
        if (bytes - begun < STEP_BYTES || !running.isDone() || running.isCompletedExceptionally()) {
            return;
        }
        begun = bytes;
        try {
            running = CompletableFuture.runAsync(this::sync, executor);
        } catch (RejectedExecutionException e) {
            begun = Long.MAX_VALUE / 2; // The spool is closing; the last sync does it all.
        }
    }

    private void sync() {
        try {
            disk.force(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for the one that runs.
     *
     * @throws IOException when it failed, now or before: the system tells that once, so the last sync may not
     */
    void await() throws IOException {
        try {
            running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        }
    }
}
