package org.pharos.gateway.core.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that all state of the core belongs to. Tasks run one after another in the order they were given; none of
 * them may wait for another thread. What is given after {@link #close} is dropped: it is found again in the spool and
 * the journal at the next start.
 */
public final class EventLoop implements Executor, Timers, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final long CLOSE_MS_MAX = 2_000;

    private final ScheduledThreadPoolExecutor thread;

    public EventLoop(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, name);
            created.setDaemon(true);
            return created;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The core is stopped; something that came after that waits for the next start.");
        }
    }

    @Override
    public Cancellable after(long delayMs, Runnable task) {
        try {
            Future<?> future = thread.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> { };
        }
    }

    /** Asks for something on the loop's thread and waits; empty when it took longer than that or the loop is closed. */
    public <T> Optional<T> ask(Supplier<T> question, Duration patience) {
        try {
            return Optional.ofNullable(thread.submit(question::get).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question to the core failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** How many tasks wait, timers included. */
    public int waiting() {
        return thread.getQueue().size();
    }

    /** Runs what was given so far, then ends the thread; timers that are not due are dropped. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_MS_MAX, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A step of the core failed in a way nobody foresaw; the others go on.", e);
        }
    }
}
