package org.pharos.gateway.api.intake;

/** The answer to a peer at the door. */
public sealed interface Admission {

    /** It may come in. */
    record Allowed(PeerRule rule) implements Admission {}

    /**
     * It is a destination of ours that calls back: it may report on storage commitment and be echoed, and store
     * nothing.
     *
     * @param aeTitle the destination's
     */
    record AllowedToReport(String aeTitle) implements Admission {}

    /** It may not. @param words what was wrong and how to allow it, for a person */
    record Refused(RefusalReason reason, String words) implements Admission {}
}
