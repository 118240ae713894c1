package org.pharos.dicom.net.service;

import java.util.Optional;
import org.pharos.dicom.net.association.AssociationTimes;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.pdu.PduLimits;

/**
 * How a server listens and what it bears.
 *
 * @param bindAddress host name or address to listen on; empty for all
 * @param port 0 for any free one
 * @param tls absent for plain TCP
 * @param associationsMax associations at once
 * @param associationsPerPeerMax of these, per remote address and calling AE title
 * @param connectionsPendingMax connections without an association at once; the longest waiting goes first
 * @param displacedAfterMs an association idle for so long gives its place to a newcomer when all are taken
 * @param pduBytesMax longest P-DATA-TF asked for
 * @param limits beyond which a PDU is refused
 * @param times beyond which a peer is given up
 */
public record ServerOptions(
        String bindAddress, int port, Optional<Tls> tls, int associationsMax, int associationsPerPeerMax,
        int connectionsPendingMax, long displacedAfterMs, int pduBytesMax, PduLimits limits, AssociationTimes times) {

    private static final int PDU_BYTES_MAX = 128 * 1024;

    public ServerOptions {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to 65535");
        }
        if (associationsMax < 1 || associationsPerPeerMax < 1 || connectionsPendingMax < 1) {
            throw new IllegalArgumentException("a server needs room for at least one association");
        }
        if (pduBytesMax < 4096 || pduBytesMax > limits.pduBytesMax()) {
            throw new IllegalArgumentException("PDU length " + pduBytesMax + " is not within 4096 to the limit "
                    + limits.pduBytesMax());
        }
    }

    /** 64 associations, 16 a peer, PDUs of 128 KiB, the limits of the packages below. */
    public static ServerOptions onPort(int port) {
        return new ServerOptions("", port, Optional.empty(), 64, 16, 256, 5_000, PDU_BYTES_MAX,
                PduLimits.DEFAULT, AssociationTimes.DEFAULT);
    }

    public ServerOptions withBindAddress(String other) {
        return new ServerOptions(other, port, tls, associationsMax, associationsPerPeerMax, connectionsPendingMax,
                displacedAfterMs, pduBytesMax, limits, times);
    }

    public ServerOptions withTls(Tls other) {
        return new ServerOptions(bindAddress, port, Optional.of(other), associationsMax, associationsPerPeerMax,
                connectionsPendingMax, displacedAfterMs, pduBytesMax, limits, times);
    }

    public ServerOptions withPlaces(int max, int perPeerMax, int pendingMax, long idleMs) {
        return new ServerOptions(bindAddress, port, tls, max, perPeerMax, pendingMax, idleMs, pduBytesMax,
                limits, times);
    }

    public ServerOptions withTimes(AssociationTimes other) {
        return new ServerOptions(bindAddress, port, tls, associationsMax, associationsPerPeerMax,
                connectionsPendingMax, displacedAfterMs, pduBytesMax, limits, other);
    }
}
