package org.pharos.dicom.net.service;

import java.util.Optional;
import org.pharos.dicom.net.association.AssociationTimes;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.pdu.PduLimits;

/**
 * Whom a client calls, and how.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param calledAet AE title of the peer, 1 to 16 characters
 * @param callingAet AE title of this side, 1 to 16 characters
 * @param tls absent for plain TCP
 * @param connectMs how long opening the TCP connection may take
 * @param pduBytesMax longest P-DATA-TF asked for
 * @param limits beyond which a PDU is refused
 * @param times how long answers may take
 */
public record ClientOptions(
        String host, int port, String calledAet, String callingAet, Optional<Tls> tls, int connectMs,
        int pduBytesMax, PduLimits limits, AssociationTimes times) {

    public ClientOptions {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("port " + port + " is not within 1 to 65535");
        }
        requireAet(calledAet);
        requireAet(callingAet);
    }

    /** Plain TCP, 10 s to connect, 60 s for each answer. */
    public static ClientOptions to(String host, int port, String calledAet, String callingAet) {
        return new ClientOptions(host, port, calledAet, callingAet, Optional.empty(), 10_000, 64 * 1024,
                PduLimits.DEFAULT, AssociationTimes.DEFAULT);
    }

    public ClientOptions withTls(Tls other) {
        return new ClientOptions(host, port, calledAet, callingAet, Optional.of(other), connectMs, pduBytesMax,
                limits, times);
    }

    public ClientOptions withConnectMs(int other) {
        return new ClientOptions(host, port, calledAet, callingAet, tls, other, pduBytesMax, limits, times);
    }

    public ClientOptions withTimes(AssociationTimes other) {
        return new ClientOptions(host, port, calledAet, callingAet, tls, connectMs, pduBytesMax, limits, other);
    }

    private static void requireAet(String aet) {
        if (!aet.matches("[\\x20-\\x5B\\x5D-\\x7E]{1,16}") || aet.isBlank()) {
            throw new IllegalArgumentException(
                    "an AE title has 1 to 16 characters, without backslash or control characters");
        }
    }
}
