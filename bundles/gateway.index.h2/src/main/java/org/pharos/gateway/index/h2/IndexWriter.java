package org.pharos.gateway.index.h2;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the database. Changes wait in a bounded queue: who adds more than that waits too. When
 * the database fails it goes on taking changes and drops them: the index is behind from then on, and is made anew at
 * the next start; nothing else stops.
 */
final class IndexWriter {

    private static final Logger LOG = LoggerFactory.getLogger(IndexWriter.class);
    private static final int BATCH_MAX = 1_000;
    private static final long POLL_MS = 200;
    private static final long CLOSE_TIMEOUT_MS = 10_000;

    private final Database database;
    private final BatchWriter batches;
    private final BlockingQueue<Change> queue;
    private final long syncIntervalNanos;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::run, "index-writer");
    private volatile boolean closing;
    private volatile boolean failed;
    private volatile long certainPosition;
    private long settledPosition;
    private boolean dirty;
    private long lastSync = System.nanoTime();

    IndexWriter(Database database, IndexOptions options) throws SQLException {
        this.database = database;
        this.batches = new BatchWriter(database.connection());
        this.queue = new LinkedBlockingQueue<>(options.queueMax());
        this.syncIntervalNanos = TimeUnit.MILLISECONDS.toNanos(options.syncIntervalMs());
        this.certainPosition = batches.position();
        this.settledPosition = certainPosition;
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues a change; waits only while the queue is full. */
    void put(Change change) {
        try {
            queue.put(change);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            markFailed("a change could not be queued");
        }
    }

    void settle() {
        CountDownLatch done = new CountDownLatch(1);
        put(new Change.Settle(done));
        try {
            while (!done.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                if (!thread.isAlive()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long certainPosition() {
        return certainPosition;
    }

    boolean hasFailed() {
        return failed;
    }

    long dropped() {
        return dropped.get();
    }

    int waiting() {
        return queue.size();
    }

    void close() throws SQLException {
        closing = true;
        try {
            thread.join(CLOSE_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            markFailed("it did not finish writing in time");
        }
        batches.close();
    }

    private void run() {
        List<Change> batch = new ArrayList<>(BATCH_MAX);
        while (!closing || !queue.isEmpty()) {
            take(batch);
            write(batch);
            batch.forEach(IndexWriter::release);
            batch.clear();
            if (dirty && System.nanoTime() - lastSync >= syncIntervalNanos) {
                // Only up to the sync before: a change said out of order since then may still be on its way here.
                sync(settledPosition);
                settledPosition = batches.position();
            }
        }
        if (!failed) {
            sync(batches.position());
        }
    }

    private void take(List<Change> batch) {
        try {
            Change first = queue.poll(POLL_MS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, BATCH_MAX - 1);
            }
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private void write(List<Change> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (failed) {
            dropped.addAndGet(batch.size());
            return;
        }
        try {
            batches.write(batch);
            dirty = true;
        } catch (SQLException | RuntimeException e) {
            dropped.addAndGet(batch.size());
            markFailed("the database cannot be written (" + words(e) + ")");
        }
    }

    private void sync(long coveredPosition) {
        if (failed) {
            return;
        }
        try {
            batches.sync(coveredPosition);
            certainPosition = coveredPosition;
            dirty = false;
            lastSync = System.nanoTime();
        } catch (SQLException | RuntimeException e) {
            markFailed("the database cannot be made durable (" + words(e) + ")");
        }
    }

    /** Messages of the database may quote values, which are patient data. */
    private static String words(Exception e) {
        return e instanceof SQLException sql ? "error " + sql.getErrorCode() : e.getClass().getSimpleName();
    }

    void markFailed(String why) {
        if (!failed) {
            failed = true;
            LOG.error("The index is not kept up to date any more: {}. It is made anew from the spool at the next start;"
                    + " nothing is lost.", why);
            database.markForRebuild();
        }
    }

    private static void release(Change change) {
        if (change instanceof Change.Settle settle) {
            settle.done().countDown();
        }
    }
}
