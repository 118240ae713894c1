package org.pharos.web.common;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells open pages that something changed (server-sent events); the page then asks for the pieces it shows. Changes
 * within half a second are told once. Register it as a servlet with asynchronous support at {@code /live}.
 */
public class LiveUpdates extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int LISTENERS_MAX = 200;
    private static final long GATHER_MS = 500;
    private static final long HEARTBEAT_MS = 15_000;

    private final transient Set<AsyncContext> listeners = ConcurrentHashMap.newKeySet();
    private final transient AtomicBoolean due = new AtomicBoolean();
    private final transient ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "live-updates");
        thread.setDaemon(true);
        return thread;
    });

    public LiveUpdates() {
        teller.scheduleWithFixedDelay(() -> tell(": still here\n\n"), HEARTBEAT_MS, HEARTBEAT_MS,
                TimeUnit.MILLISECONDS);
    }

    /** Something that pages show has changed. Returns at once; any thread may call. */
    public void changed() {
        if (due.compareAndSet(false, true) && !teller.isShutdown()) {
            teller.schedule(() -> {
                due.set(false);
                tell("event: changed\ndata: \n\n");
            }, GATHER_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends every stream. */
    public void close() {
        teller.shutdownNow();
        listeners.forEach(LiveUpdates::end);
        listeners.clear();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageServlet.protect(response);
        if (listeners.size() >= LISTENERS_MAX) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.getOutputStream().write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        listeners.add(context);
    }

    private void tell(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (AsyncContext context : listeners) {
            try {
                context.getResponse().getOutputStream().write(bytes);
                context.getResponse().flushBuffer();
            } catch (IOException | IllegalStateException gone) {
                listeners.remove(context);
                end(context);
            }
        }
    }

    private static void end(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException alreadyEnded) {
            // The container ended it first; there is nothing left to do.
        }
    }
}
