package org.pharos.dicom.net;

/** Monotonic time, which no clock adjustment moves. */
@FunctionalInterface
public interface TimeSource {

    /** The machine's own. */
    TimeSource SYSTEM = System::nanoTime;

    /** Nanoseconds since some fixed moment; only differences mean something. */
    long nanos();
}
