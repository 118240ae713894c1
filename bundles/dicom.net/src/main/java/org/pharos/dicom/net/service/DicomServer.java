package org.pharos.dicom.net.service;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pharos.dicom.net.TimeSource;
import org.pharos.dicom.net.association.Transport;
import org.pharos.dicom.net.association.Watchdog;

/**
 * Listens for associations and serves each on a thread of its own. Runs from {@link #start} until {@link #close}.
 *
 * <p>The number of threads is bounded by the associations and pending connections the options allow.
 */
public final class DicomServer implements Closeable {

    private static final int BACKLOG = 512;
    private static final long THREAD_IDLE_S = 10;
    private static final long CLOSE_WAIT_MS = 3_000;
    private static final long ACCEPT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ServerOptions options;
    private final TimeSource time;
    private final Reception reception;
    private final ServerSocket listening;
    private final Watchdog watchdog;
    private final ExecutorService threads;
    private final Thread listener;
    private long connections;
    private volatile boolean closing;

    private DicomServer(ServerOptions options, Reception reception, TimeSource time) throws IOException {
        this.options = options;
        this.reception = reception;
        this.time = time;
        this.listening = bind(options);
        String name = "dicom-" + listening.getLocalPort();
        this.watchdog = new Watchdog(name + "-watchdog");
        this.threads = threads(options, name);
        this.listener = new Thread(this::listen, name + "-listener");
        listener.setDaemon(true);
    }

    /**
     * Starts listening.
     *
     * @param policy who may associate
     * @param contexts which presentation contexts are accepted
     * @param handlers who answers what
     * @param listener is told what happens
     * @throws IOException when the port is taken or the address is not this machine's
     */
    public static DicomServer start(
            ServerOptions options, AssociationPolicy policy, ContextAcceptor contexts, Handlers handlers,
            AssociationListener listener) throws IOException {
        return start(options, policy, contexts, handlers, listener, TimeSource.SYSTEM);
    }

    /** As above, with the time that limits are measured by. */
    public static DicomServer start(
            ServerOptions options, AssociationPolicy policy, ContextAcceptor contexts, Handlers handlers,
            AssociationListener listener, TimeSource time) throws IOException {
        Negotiation negotiation = new Negotiation(policy, contexts, handlers, options.pduBytesMax());
        DicomServer server =
                new DicomServer(options, new Reception(options, negotiation, handlers, listener), time);
        server.listener.start();
        return server;
    }

    /** The port it listens on, also when it was asked for any. */
    public int port() {
        return listening.getLocalPort();
    }

    private static ServerSocket bind(ServerOptions options) throws IOException {
        InetAddress address = options.bindAddress().isEmpty() ? null : InetAddress.getByName(options.bindAddress());
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, options.port()), BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("cannot listen on port " + options.port() + ": " + e.getMessage(), e);
        }
    }

    private static ExecutorService threads(ServerOptions options, String name) {
        // Twice the pending ones: those just closed may still be unwinding.
        int max = options.associationsMax() + 2 * options.connectionsPendingMax();
        return new ThreadPoolExecutor(0, max, THREAD_IDLE_S, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, name + "-association");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void listen() {
        while (!closing) {
            try {
                receive(listening.accept());
            } catch (IOException e) {
                // Closing, or one connection that was gone before it was served, or no handle left for it: on to the
                // next, not at once, so that a lack of handles does not cost a processor as well.
                closing = closing || listening.isClosed();
                LockSupport.parkNanos(ACCEPT_PAUSE_NANOS);
            }
        }
    }

    private void receive(Socket socket) throws IOException {
        try {
            Transport transport = Transport.accepted(socket, options.tls(), options.times(), time, watchdog);
            reception.arrived(transport);
            long number = ++connections;
            threads.execute(() -> reception.receive(transport, number));
        } catch (IOException | RejectedExecutionException e) {
            socket.close(); // Already gone, or more at once than there are threads for: the peer will try again.
        }
    }

    /** Stops listening, aborts what is open and waits at most three seconds for its threads. */
    @Override
    public void close() throws IOException {
        closing = true;
        listening.close();
        reception.end();
        threads.shutdown();
        try {
            threads.awaitTermination(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reception.end();
            watchdog.close();
        }
    }
}
