package org.pharos.cli.server;

import java.net.HttpURLConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pharos.launcher.LaunchException;
import org.pharos.process.LocalWeb;

/** Asks the process's own {@code GET /health} whether it is ready. */
final class HealthQuestion {

    private static final long ASK_EVERY_MS = 100;

    private final Port web;

    HealthQuestion(Port web) {
        this.web = web;
    }

    /**
     * Asks until it is ready or the time is over.
     *
     * @return words that follow the name of the process
     * @throws LaunchException when nothing answers at all: the page could not be opened
     */
    String ask(long timeoutMs) throws LaunchException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        int status = 0;
        while (status != HttpURLConnection.HTTP_OK && System.nanoTime() < end) {
            status = status();
            if (status != HttpURLConnection.HTTP_OK) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ASK_EVERY_MS));
            }
        }
        if (status == 0) {
            throw new LaunchException("The page did not come up on port " + web.number() + ". The log says more.");
        }
        return status == HttpURLConnection.HTTP_OK
                ? "is ready."
                : "has started, but is not all right yet; its page says why.";
    }

    private int status() {
        return LocalWeb.status(web.host().equals("0.0.0.0") ? "127.0.0.1" : web.host(), web.number(), "/health");
    }
}
