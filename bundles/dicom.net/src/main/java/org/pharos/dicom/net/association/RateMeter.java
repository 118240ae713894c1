package org.pharos.dicom.net.association;

import java.util.concurrent.TimeUnit;
import org.pharos.dicom.net.TimeSource;

/**
 * Judges whether enough bytes flow, counting only the time spent waiting for the peer: a slow disk on this side is
 * not the peer's fault. Safe for use by several threads.
 */
final class RateMeter {

    private final TimeSource time;
    private final long bytesPerSecondMin;
    private final long windowNanos;

    private boolean judging;
    private boolean waiting;
    private long waitStarted;
    private long waitedNanos;
    private long bytes;

    RateMeter(TimeSource time, long bytesPerSecondMin, long windowMs) {
        this.time = time;
        this.bytesPerSecondMin = bytesPerSecondMin;
        this.windowNanos = TimeUnit.MILLISECONDS.toNanos(windowMs);
    }

    /** A message begins: from now on it is judged. */
    synchronized void begin() {
        judging = true;
        restart();
    }

    /** The message is over. */
    synchronized void end() {
        judging = false;
    }

    synchronized void waitStarted() {
        waiting = true;
        waitStarted = time.nanos();
    }

    synchronized void waitEnded(int moved) {
        waiting = false;
        waitedNanos += time.nanos() - waitStarted;
        bytes += Math.max(0, moved);
    }

    /** Whether the rate was missed over a whole window of waiting. */
    synchronized boolean tooSlow() {
        long waited = waitedNanos + (waiting ? time.nanos() - waitStarted : 0);
        if (!judging || waited < windowNanos) {
            return false;
        }
        if (bytes < bytesPerSecondMin * (waited / 1e9)) {
            return true;
        }
        restart();
        return false;
    }

    private void restart() {
        waitedNanos = 0;
        bytes = 0;
        waitStarted = time.nanos();
    }
}
