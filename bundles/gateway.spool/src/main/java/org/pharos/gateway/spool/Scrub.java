package org.pharos.gateway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.pharos.gateway.api.instance.InstanceUid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is held back, little by little and without end, so that a disk that forgets is noticed before the object
 * is needed. Damage is set aside, counted and told by health. Starts at any shard, so that frequent restarts leave none
 * unread for good. Its state belongs to its one thread.
 */
final class Scrub implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
    private static final long TICK_MS = 1_000;

    private final Shelf shelf;
    private final long bytesPerTick;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Scrub::thread);
    private final Deque<InstanceUid> names = new ArrayDeque<>();
    private int shard;
    private long owed;

    /** @param bytesPerSecond on average, 0: never */
    Scrub(Shelf shelf, long bytesPerSecond, RandomGenerator random) {
        this.shelf = shelf;
        this.bytesPerTick = bytesPerSecond * TICK_MS / 1_000;
        this.shard = random.nextInt(Shelf.SHARDS);
    }

    void start() {
        if (bytesPerTick > 0) {
            thread.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Reads for one tick's worth of bytes; a file that is larger is paid for by the ticks that follow. */
    void tick() {
        owed = Math.max(0, owed - bytesPerTick);
        for (int shardsLeft = Shelf.SHARDS; owed < bytesPerTick && shardsLeft > 0 && !thread.isShutdown();) {
            if (names.isEmpty()) {
                nextShard();
                shardsLeft--;
            } else {
                read(names.poll());
            }
        }
    }

    private void nextShard() {
        shard = (shard + 1) % Shelf.SHARDS;
        try {
            names.addAll(shelf.names(shard));
        } catch (IOException e) {
            LOG.warn("A part of the spool could not be listed: {}", e.getMessage());
        }
    }

    private void read(InstanceUid instance) {
        try {
            Optional<Envelope.Read> held = shelf.held(instance);
            if (held.isPresent()) {
                owed += held.get().fileBytes();
                shelf.isWhole(held.get());
            }
        } catch (IOException e) {
            LOG.error("The file of {} could not be read back: {}. Check the disk.", instance, e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "spool-scrub");
        thread.setDaemon(true);
        return thread;
    }
}
