package org.pharos.gateway.spool;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Buffers outside the heap, used again and again: from there the system writes without a copy in between. At most
 * {@link #KEPT_MAX} are kept. Any thread may call.
 */
final class Buffers {

    /** Size of each. */
    static final int BYTES = 64 * 1024;

    /** As many as there are associations at most. */
    private static final int KEPT_MAX = 64;

    private final ConcurrentLinkedQueue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keptCount = new AtomicInteger();

    /** An empty buffer that belongs to the caller until it is given back. */
    ByteBuffer take() {
        ByteBuffer buffer = kept.poll();
        if (buffer == null) {
            return ByteBuffer.allocateDirect(BYTES);
        }
        keptCount.decrementAndGet();
        return buffer.clear();
    }

    /** Gives one back; it must not be touched any more. */
    void giveBack(ByteBuffer buffer) {
        if (keptCount.incrementAndGet() <= KEPT_MAX) {
            kept.add(buffer);
        } else {
            keptCount.decrementAndGet();
        }
    }
}
