package org.pharos.dicom.net.pdu;

/**
 * A-ASSOCIATE-RJ (PS3.8 §9.3.4), as numbers: a peer may use ones the standard does not know.
 *
 * @param result 1 permanent, 2 transient
 * @param source 1 the application, 2 the association layer, 3 the presentation layer
 * @param reason why, per source; see {@link RejectReason}
 */
public record AssociateRj(int result, int source, int reason) implements Pdu {

    @Override
    public PduType type() {
        return PduType.ASSOCIATE_RJ;
    }

    /** Whether trying again later may help. */
    public boolean isTransient() {
        return result == 2;
    }

    /** What it means, for a person. */
    public String words() {
        return RejectReason.of(this)
                .map(RejectReason::words)
                .orElse("rejected (result " + result + ", source " + source + ", reason " + reason + ")");
    }
}
