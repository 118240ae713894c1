package org.pharos.gateway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps slots ready. Creating a file durably means syncing its folder, which costs as much as syncing the file; done
 * for a batch ahead of time it costs next to nothing per object. Any thread may call.
 */
final class SlotPool implements Closeable {

    static final String SUFFIX = ".part";

    private static final Logger LOG = LoggerFactory.getLogger(SlotPool.class);

    private final SpoolFolders folders;
    private final Disk disk;
    private final int size;
    private final Executor background;
    private final ConcurrentLinkedQueue<Slot> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger readyCount = new AtomicInteger();
    private final AtomicBoolean refilling = new AtomicBoolean();
    private final AtomicLong nextName = new AtomicLong(1);
    private volatile boolean closed;

    /** @param background runs the refills, one at a time */
    SlotPool(SpoolFolders folders, Disk disk, int size, Executor background) {
        this.folders = folders;
        this.disk = disk;
        this.size = size;
        this.background = background;
    }

    /** An empty slot; when none is ready, one is made at once, which costs a sync of the folder. */
    Slot take() throws IOException {
        Slot slot = ready.poll();
        if (slot == null) {
            slot = create();
            disk.forceFolder(folders.incoming());
        } else {
            readyCount.decrementAndGet();
        }
        if (readyCount.get() <= size / 2) {
            refillSoon();
        }
        return slot;
    }

    /** Fills the pool on the calling thread. */
    void fill() throws IOException {
        List<Slot> batch = new ArrayList<>();
        for (int missing = size - readyCount.get(); missing > 0; missing--) {
            batch.add(create());
        }
        disk.forceFolder(folders.incoming());
        ready.addAll(batch);
        readyCount.addAndGet(batch.size());
        if (closed) {
            close();
        }
    }

    private void refillSoon() {
        if (refilling.compareAndSet(false, true)) {
            try {
                background.execute(this::refill);
            } catch (RejectedExecutionException e) {
                LOG.debug("the spool is closing; no more slots are made");
            }
        }
    }

    private void refill() {
        try {
            fill();
        } catch (IOException e) {
            LOG.warn("No files could be made ready for objects to come ({}); each object makes its own",
                    e.getMessage());
        } finally {
            refilling.set(false);
        }
    }

    private Slot create() throws IOException {
        Path file = folders.incoming().resolve("slot-" + nextName.getAndIncrement() + SUFFIX);
        return new Slot(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    /** Removes the slots nobody used. */
    @Override
    public void close() throws IOException {
        closed = true;
        for (Slot slot = ready.poll(); slot != null; slot = ready.poll()) {
            slot.discard();
        }
    }
}
