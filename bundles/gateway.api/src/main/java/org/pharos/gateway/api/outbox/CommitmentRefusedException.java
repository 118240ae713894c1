package org.pharos.gateway.api.outbox;

/**
 * A destination that is there did not take a request for storage commitment. It may be asked again; what is to be
 * delivered to it need not wait. The message says so in words.
 */
public class CommitmentRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommitmentRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
