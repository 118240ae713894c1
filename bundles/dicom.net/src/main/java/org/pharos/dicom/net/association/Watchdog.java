package org.pharos.dicom.net.association;

import java.io.Closeable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at every connection several times a second and interrupts those that broke a limit, so that no peer can hold
 * a thread of ours by silence. One daemon thread; safe for use by several threads.
 */
public final class Watchdog implements Closeable {

    private static final long TICK_MS = 100;

    private final Set<Transport> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker;

    public Watchdog(String threadName) {
        ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        ticker.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    void watch(Transport transport) {
        watched.add(transport);
    }

    void forget(Transport transport) {
        watched.remove(transport);
    }

    private void tick() {
        watched.forEach(Transport::tick);
    }

    /** Stops looking; connections still open are no longer limited. */
    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
