package org.pharos.dicom.net.association;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pharos.dicom.net.state.ArtimTimer;
import org.pharos.dicom.net.TimeSource;

/** What one connection is waiting for, and whether it has waited too long. Safe for use by several threads. */
final class Patience {

    private final TimeSource time;
    private final ArtimTimer artim;
    private final RateMeter reading;
    private final RateMeter writing;

    private Expiry awaited;
    private long awaitedSince;
    private long awaitedNanos;
    private Expiry expired;

    Patience(AssociationTimes times, TimeSource time) {
        this.time = time;
        this.artim = new ArtimTimer(time, times.artimMs());
        this.reading = new RateMeter(time, times.rateBytesPerSecondMin(), times.rateWindowMs());
        this.writing = new RateMeter(time, times.rateBytesPerSecondMin(), times.rateWindowMs());
        writing.begin();
    }

    ArtimTimer artim() {
        return artim;
    }

    RateMeter reading() {
        return reading;
    }

    RateMeter writing() {
        return writing;
    }

    /** From now on this is awaited, for so long at most. */
    synchronized void await(Expiry what, long limitMs) {
        awaited = what;
        awaitedSince = time.nanos();
        awaitedNanos = TimeUnit.MILLISECONDS.toNanos(limitMs);
    }

    /** What was awaited came. */
    synchronized void settled() {
        awaited = null;
    }

    /** For how long this has been awaited; negative when something else is. */
    synchronized long awaitedMs(Expiry what) {
        return awaited == what ? TimeUnit.NANOSECONDS.toMillis(time.nanos() - awaitedSince) : -1;
    }

    /** Ends the waiting from outside, unless it has ended already. */
    synchronized void expire(Expiry why) {
        if (expired == null) {
            expired = why;
        }
    }

    /** The first limit that was broken, once one was. */
    synchronized Optional<Expiry> expired() {
        if (expired == null) {
            expired = judge();
        }
        return Optional.ofNullable(expired);
    }

    private Expiry judge() {
        if (artim.expired()) {
            return Expiry.ARTIM;
        }
        if (awaited != null && time.nanos() - awaitedSince >= awaitedNanos) {
            return awaited;
        }
        if (reading.tooSlow()) {
            return Expiry.TOO_SLOW;
        }
        return writing.tooSlow() ? Expiry.NOT_TAKING : null;
    }
}
