package org.pharos.gateway.worker;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that ends when the test says so, however it is killed. */
final class LateProcess extends Process {

    private final CompletableFuture<Process> end = new CompletableFuture<>();

    void end() {
        end.complete(this);
    }

    @Override
    public long pid() {
        return 1;
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return end.copy();
    }

    @Override
    public int waitFor() {
        end.join();
        return exitValue();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) {
        return end.isDone();
    }

    @Override
    public int exitValue() {
        if (!end.isDone()) {
            throw new IllegalThreadStateException();
        }
        return 137;
    }

    @Override
    public boolean isAlive() {
        return !end.isDone();
    }

    @Override
    public void destroy() {}

    @Override
    public Process destroyForcibly() {
        return this;
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
