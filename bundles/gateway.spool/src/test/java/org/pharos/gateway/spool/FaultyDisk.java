package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The local disk, with faults a test asks for. */
final class FaultyDisk implements Disk {

    final AtomicBoolean nextForceFails = new AtomicBoolean();
    final AtomicReference<String> nextForceSays = new AtomicReference<>();
    final AtomicLong usable = new AtomicLong(-1);
    final AtomicLong forces = new AtomicLong();
    /** Syncs wait for this to be zero. */
    volatile CountDownLatch hold = new CountDownLatch(0);
    private final Disk real = new LocalDisk();

    @Override
    public void force(FileChannel file) throws IOException {
        forces.incrementAndGet();
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (nextForceFails.compareAndSet(true, false)) {
            throw new IOException("Input/output error");
        }
        String words = nextForceSays.getAndSet(null);
        if (words != null) {
            throw new IOException(words);
        }
        real.force(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        real.forceFolder(folder);
    }

    @Override
    public long usableBytes(Path folder) throws IOException {
        return usable.get() >= 0 ? usable.get() : real.usableBytes(folder);
    }

    @Override
    public long totalBytes(Path folder) throws IOException {
        return real.totalBytes(folder);
    }
}
