package org.pharos.gateway.api.intake;

/** Why something was turned away at the door. */
public enum RefusalReason {
    /** Its AE title is not on the list. */
    CALLING_AE_UNKNOWN,
    /** Its AE title is on the list, but it calls from an address that is not. */
    ADDRESS_NOT_ALLOWED,
    /** Its AE title is bound to another certificate than the one it showed, if it showed any. */
    CERTIFICATE_NOT_ITS_OWN,
    /** It asked for another AE title than ours. */
    CALLED_AE_WRONG,
    /** It offered only SOP classes this box does not store. */
    SOP_CLASS_UNSUPPORTED,
    /** It offered a SOP class in no transfer syntax this box knows. */
    TRANSFER_SYNTAX_UNSUPPORTED,
    /** Too many associations are open, in all or from this peer. */
    TOO_MANY_ASSOCIATIONS,
    /**
     * No secure connection came about: its certificate, its version of TLS or its ciphers, or it speaks without TLS.
     */
    CERTIFICATE_REFUSED,
    /** What it sent is not DICOM, or breaks a limit. */
    MALFORMED,
    /** An object came that contradicts one already held under the same UID. */
    CONFLICTING_INSTANCE
}
