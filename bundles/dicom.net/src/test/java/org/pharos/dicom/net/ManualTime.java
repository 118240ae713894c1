package org.pharos.dicom.net;

import java.io.Closeable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Time that moves only when told to, close to its overflow from the start: differences must count, not values. */
public final class ManualTime implements TimeSource {

    private static final long TICK_MS = 20;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

    public void advanceMs(long ms) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    /** Lets a second pass every 20 ms, and does something in each, until closed. */
    public Closeable flow(Runnable eachSecond) {
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
        ticker.scheduleAtFixedRate(() -> {
            eachSecond.run();
            advanceMs(1_000);
        }, 0, TICK_MS, TimeUnit.MILLISECONDS);
        return ticker::shutdownNow;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }
}
