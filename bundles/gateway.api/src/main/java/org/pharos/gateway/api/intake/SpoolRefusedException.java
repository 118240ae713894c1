package org.pharos.gateway.api.intake;

/** The spool does not take anything now. The message says why and what to do, for a person. */
public class SpoolRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    public SpoolRefusedException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    public Cause reason() {
        return cause;
    }

    /** Why. */
    public enum Cause {
        /** The reserve of free disk is reached: A700H, Out of Resources. */
        DISK_RESERVE,
        /** A sync failed; until the store was verified again nothing can be vouched for. */
        FENCED
    }
}
