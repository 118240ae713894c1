package org.pharos.gateway.api.outbox;

/** Hears the answers to storage commitment requests, on whichever association they come. Must return at once. */
public interface CommitmentListener {

    /** @return whether the transaction is known; a stranger's report is answered with a failure status */
    boolean reported(CommitmentReport report);
}
