package org.pharos.dicom.net.association;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.pharos.dicom.net.TimeSource;

/**
 * One TCP or TLS connection under the eyes of a {@link Watchdog}. Read and written by one thread; closing and
 * interrupting may come from any.
 */
public final class Transport implements Closeable {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int WRITE_BYTES_MAX = 64 * 1024;
    private static final int TICKS_BEFORE_CLOSE = 10;

    private final Socket raw;
    private final Socket channel;
    private final Watchdog watchdog;
    private final Patience patience;
    private final QuickAck quickAck;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private InputStream in;
    private OutputStream out;
    private int at;
    private int end;
    private int ticksSinceExpiry;

    private Transport(Socket raw, Socket channel, AssociationTimes times, TimeSource time, Watchdog watchdog)
            throws IOException {
        this.raw = raw;
        this.channel = channel;
        this.watchdog = watchdog;
        this.patience = new Patience(times, time);
        this.quickAck = new QuickAck(raw);
        raw.setTcpNoDelay(true);
        watchdog.watch(this);
    }

    /** The accepting end. Call {@link #open} before anything else. */
    public static Transport accepted(
            Socket raw, Optional<Tls> tls, AssociationTimes times, TimeSource time, Watchdog watchdog)
            throws IOException {
        Socket channel = tls.isPresent() ? tls.get().wrapServerSide(raw) : raw;
        return new Transport(raw, channel, times, time, watchdog);
    }

    /** The connecting end, already connected. Call {@link #open} before anything else. */
    public static Transport connected(
            Socket raw, Optional<Tls> tls, AssociationTimes times, TimeSource time, Watchdog watchdog)
            throws IOException {
        InetSocketAddress peer = (InetSocketAddress) raw.getRemoteSocketAddress();
        Socket channel = tls.isPresent() ? tls.get().wrapClientSide(raw, peer.getHostString(), peer.getPort()) : raw;
        return new Transport(raw, channel, times, time, watchdog);
    }

    /**
     * Shakes hands, for TLS.
     *
     * @param limitMs how long that may take
     * @throws IOException when the two sides do not agree, or the peer is silent; the connection is then closed
     */
    public void open(long limitMs) throws IOException {
        patience.await(Expiry.TLS_HANDSHAKE, limitMs);
        try {
            if (channel instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            in = channel.getInputStream();
            out = channel.getOutputStream();
        } catch (IOException e) {
            close();
            throw e;
        }
        patience.settled();
    }

    public InetSocketAddress remote() {
        return (InetSocketAddress) raw.getRemoteSocketAddress();
    }

    public boolean isTls() {
        return channel != raw;
    }

    /** The certificate the peer showed, if it had to. */
    public Optional<X509Certificate> peerCertificate() {
        if (channel instanceof SSLSocket tls) {
            try {
                return Optional.of((X509Certificate) tls.getSession().getPeerCertificates()[0]);
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    Patience patience() {
        return patience;
    }

    /** Up to {@code length} bytes, at least one. @throws EOFException when the peer has closed */
    int read(byte[] target, int offset, int length) throws IOException {
        if (at == end) {
            if (length >= BUFFER_BYTES) {
                return readSocket(target, offset, length);
            }
            end = readSocket(buffer, 0, BUFFER_BYTES);
            at = 0;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        return count;
    }

    void readFully(byte[] target, int length) throws IOException {
        for (int done = 0; done < length; ) {
            done += read(target, done, length - done);
        }
    }

    private int readSocket(byte[] target, int offset, int length) throws IOException {
        int count = -1;
        patience.reading().waitStarted();
        try {
            count = in.read(target, offset, length);
        } finally {
            patience.reading().waitEnded(count);
        }
        if (count < 0) {
            end = 0;
            at = 0;
            throw new EOFException("the peer closed the connection");
        }
        quickAck.rearm();
        return count;
    }

    /** Writes in one go, or in pieces of 64 KiB so that progress can be seen. */
    void write(byte[] bytes, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(WRITE_BYTES_MAX, length - done);
            patience.writing().waitStarted();
            try {
                out.write(bytes, done, count);
            } finally {
                patience.writing().waitEnded(count);
            }
            done += count;
        }
    }

    /** From any thread: makes the reading thread find the end of the stream; it then looks why. */
    public void interrupt(Expiry why) {
        patience.expire(why);
        tick();
    }

    synchronized void tick() {
        if (patience.expired().isEmpty()) {
            return;
        }
        if (ticksSinceExpiry == 0) {
            shutdownInput();
        } else if (ticksSinceExpiry == TICKS_BEFORE_CLOSE) {
            cut();
        }
        ticksSinceExpiry++;
    }

    private void shutdownInput() {
        try {
            raw.shutdownInput();
        } catch (IOException e) {
            cut(); // Not connected any more.
        }
    }

    /** Closes at once, without any farewell. May be called again. */
    @Override
    public void close() {
        watchdog.forget(this);
        closeQuietly(channel);
        closeQuietly(raw);
    }

    /** Closes the TCP connection alone: a farewell of TLS could block the watchdog. */
    private void cut() {
        watchdog.forget(this);
        closeQuietly(raw);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to lose: the connection is gone either way.
        }
    }
}
