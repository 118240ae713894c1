package org.pharos.dicom.net.association;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * TLS for associations: version 1.2 or 1.3, forward secrecy and authenticated encryption only (PS3.15 §B.12, BCP 195).
 *
 * @param context keys, certificates and trust, chosen by the caller
 * @param clientCertificateRequired as server: refuse who shows no trusted certificate
 * @param hostNameChecked as client: the certificate must bear the name connected to
 */
public record Tls(SSLContext context, boolean clientCertificateRequired, boolean hostNameChecked) {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    public static Tls server(SSLContext context, boolean clientCertificateRequired) {
        return new Tls(context, clientCertificateRequired, false);
    }

    public static Tls client(SSLContext context, boolean hostNameChecked) {
        return new Tls(context, false, hostNameChecked);
    }

    SSLSocket wrapServerSide(Socket raw) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(raw, null, true);
        socket.setUseClientMode(false);
        SSLParameters parameters = parameters(socket);
        parameters.setNeedClientAuth(clientCertificateRequired);
        socket.setSSLParameters(parameters);
        return socket;
    }

    SSLSocket wrapClientSide(Socket raw, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(raw, host, port, true);
        socket.setUseClientMode(true);
        SSLParameters parameters = parameters(socket);
        if (hostNameChecked) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static SSLParameters parameters(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(Arrays.stream(socket.getSupportedCipherSuites())
                .filter(Tls::isStrong).toArray(String[]::new));
        return parameters;
    }

    private static boolean isStrong(String suite) {
        boolean authenticated = suite.contains("_GCM_") || suite.contains("_CHACHA20_");
        boolean version13 = suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
        boolean forwardSecret = suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_DHE_");
        return authenticated && (version13 || forwardSecret);
    }
}
