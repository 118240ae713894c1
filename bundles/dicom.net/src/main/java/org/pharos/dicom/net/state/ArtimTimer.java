package org.pharos.dicom.net.state;

import java.util.concurrent.TimeUnit;
import org.pharos.dicom.net.TimeSource;

/** The Association Request/Reject/Release Timer (PS3.8 §9.1.5). Safe for use by several threads. */
public final class ArtimTimer {

    private final TimeSource time;
    private final long limitNanos;
    private boolean running;
    private long startedNanos;

    public ArtimTimer(TimeSource time, long limitMs) {
        this.time = time;
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMs);
    }

    /** Starts, or starts again from zero. */
    public synchronized void start() {
        running = true;
        startedNanos = time.nanos();
    }

    public synchronized void stop() {
        running = false;
    }

    public synchronized boolean expired() {
        return running && time.nanos() - startedNanos >= limitNanos;
    }
}
