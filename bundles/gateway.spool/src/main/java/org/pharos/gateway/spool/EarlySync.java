package org.pharos.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
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
    private final Fence fence;
    private final Executor executor;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private long begun;
    private boolean over;

    EarlySync(FileChannel file, Disk disk, Fence fence, Executor executor) {
        this.file = file;
        this.disk = disk;
        this.fence = fence;
        this.executor = executor;
    }

    /**
     * Says how many bytes were written so far. One sync at a time.
     *
     * @throws IOException when an earlier one failed: the rest need not arrive
     */
    void written(long bytes) throws IOException {
        if (over || bytes - begun < STEP_BYTES || !running.isDone()) {
            return;
        }
        await();
        begun = bytes;
        try {
            running = CompletableFuture.runAsync(this::sync, executor);
        } catch (RejectedExecutionException e) {
            over = true; // The spool is closing; the last sync does it all.
        }
    }

    /** The system tells a failure once, so the fence goes up here, whatever becomes of this object. */
    private void sync() {
        try {
            disk.force(file);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e); // The object was given up; its file is nothing.
        } catch (IOException e) {
            if (!DiskReserve.isFull(e)) {
                fence.raise(e);
            }
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for the one that runs.
     *
     * @throws IOException when it failed, now or before
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
