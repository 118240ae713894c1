package org.pharos.gateway.api.outbox;

/** A destination does not do storage commitment; its Success to C-STORE is the end. The message says so in words. */
public class CommitmentNotOfferedException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommitmentNotOfferedException(String message) {
        super(message);
    }
}
