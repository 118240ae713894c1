package org.pharos.dicom.net.service;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.TimeSource;
import org.pharos.dicom.net.association.TlsTrouble;
import org.pharos.dicom.net.association.Transport;
import org.pharos.dicom.net.association.Watchdog;

/** Opens a connection to a peer, and says in words why when it cannot. */
final class Connector {

    private final ClientOptions options;
    private final TimeSource time;
    private final Watchdog watchdog;

    Connector(ClientOptions options, TimeSource time, Watchdog watchdog) {
        this.options = options;
        this.time = time;
        this.watchdog = watchdog;
    }

    Transport connect() throws DicomNetException {
        Socket socket = connected();
        try {
            Transport transport = Transport.connected(socket, options.tls(), options.times(), time, watchdog);
            transport.open(options.times().responseMs());
            return transport;
        } catch (SSLException e) {
            throw closing(socket, Failure.TLS, "no TLS connection with " + where() + ": " + TlsTrouble.words(e), e);
        } catch (IOException e) {
            throw options.tls().isPresent()
                    ? closing(socket, Failure.TLS,
                            "no TLS connection with " + where() + ": " + TlsTrouble.BROKEN_OFF, e)
                    : closing(socket, Failure.CONNECTION_LOST,
                            where() + " dropped the connection at once: " + e.getMessage(), e);
        }
    }

    private Socket connected() throws DicomNetException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(options.host(), options.port()), options.connectMs());
            return socket;
        } catch (UnknownHostException e) {
            throw closing(socket, Failure.UNREACHABLE, "the host name " + options.host() + " is not known", e);
        } catch (SocketTimeoutException e) {
            throw closing(socket, Failure.UNREACHABLE, where() + " did not answer within " + options.connectMs()
                    + " ms: is the address right, and does a firewall let it through?", e);
        } catch (ConnectException e) {
            throw closing(socket, Failure.CONNECTION_REFUSED,
                    where() + " refused the connection: nothing listens there (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw closing(socket, Failure.UNREACHABLE, where() + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private static DicomNetException closing(Socket socket, Failure failure, String words, IOException cause) {
        DicomNetException told = new DicomNetException(failure, words, cause);
        try {
            socket.close();
        } catch (IOException e) {
            told.addSuppressed(e);
        }
        return told;
    }

    private String where() {
        return options.host() + ":" + options.port();
    }
}
