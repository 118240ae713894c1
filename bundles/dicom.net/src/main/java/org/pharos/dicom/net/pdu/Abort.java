package org.pharos.dicom.net.pdu;

/**
 * A-ABORT (PS3.8 §9.3.8).
 *
 * @param source 0 the application, 2 the upper layer; others are reserved
 * @param reason why, meaningful for source 2 only; see {@link AbortReason}
 */
public record Abort(int source, int reason) implements Pdu {

    private static final int SERVICE_USER = 0;
    private static final int SERVICE_PROVIDER = 2;

    /** The application gave up. */
    public static Abort byUser() {
        return new Abort(SERVICE_USER, 0);
    }

    /** The upper layer gave up, for this reason. */
    public static Abort byProvider(AbortReason reason) {
        return new Abort(SERVICE_PROVIDER, reason.code());
    }

    @Override
    public PduType type() {
        return PduType.ABORT;
    }

    /** What it means, for a person. */
    public String words() {
        return switch (source) {
            case SERVICE_USER -> "the other application ended the association";
            case SERVICE_PROVIDER -> "the other side's network layer ended the association: " + reasonWords();
            default -> "the association was ended (source " + source + ", reason " + reason + ")";
        };
    }

    private String reasonWords() {
        return AbortReason.of(reason).map(AbortReason::words).orElse("reason " + reason);
    }
}
