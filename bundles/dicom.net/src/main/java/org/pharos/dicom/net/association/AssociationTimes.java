package org.pharos.dicom.net.association;

/**
 * How long an association waits.
 *
 * @param artimMs for an A-ASSOCIATE-RQ after the connection opened, and for the close after the end (PS3.8 §9.1.5)
 * @param idleMs between messages, as acceptor
 * @param responseMs for an answer to a request of ours, and to finish a TLS handshake
 * @param rateBytesPerSecondMin what must flow while a message is under way
 * @param rateWindowMs waiting time over which that rate is judged
 */
public record AssociationTimes(
        long artimMs, long idleMs, long responseMs, int rateBytesPerSecondMin, long rateWindowMs) {

    /** 10 s, 60 s, 60 s, 1 KiB/s over 30 s. */
    public static final AssociationTimes DEFAULT = new AssociationTimes(10_000, 60_000, 60_000, 1024, 30_000);

    public AssociationTimes {
        if (artimMs <= 0 || idleMs <= 0 || responseMs <= 0 || rateBytesPerSecondMin < 0 || rateWindowMs <= 0) {
            throw new IllegalArgumentException("association times must be positive");
        }
    }

    public AssociationTimes withResponseMs(long other) {
        return new AssociationTimes(artimMs, idleMs, other, rateBytesPerSecondMin, rateWindowMs);
    }
}
