package org.pharos.gateway.api.outbox;

import java.util.List;
import java.util.function.Consumer;
import org.pharos.gateway.api.instance.StoredInstance;

/**
 * The way to one destination. One service per destination. Calls block; the core makes them from one thread per
 * destination, so one that hangs delays no other.
 */
public interface DeliveryChannel {

    Destination destination();

    /**
     * Sends instances, over one association where the destination allows, and reports each as it is answered.
     *
     * @param each called on the calling thread, once for every instance that got an answer
     * @throws DestinationUnavailableException when the destination could not be reached, refused the association, or
     *     was lost on the way ({@link AssociationLostException}); instances not reported by then were not delivered
     */
    void deliver(List<StoredInstance> instances, Consumer<DeliveryAnswer> each) throws DestinationUnavailableException;

    /**
     * Asks the destination to commit to instances it took (PS3.4 Annex J). The answer comes later, to every
     * {@link CommitmentListener}.
     *
     * @param transactionUid names the request; given by the caller, so that it is known before it is sent
     * @throws CommitmentNotOfferedException when the destination does not do storage commitment
     * @throws CommitmentRefusedException when it is there and did not take the request
     */
    void requestCommitment(String transactionUid, List<StoredInstance> instances)
            throws DestinationUnavailableException, CommitmentNotOfferedException, CommitmentRefusedException;

    /** Whether a request can be made now; false while answers to earlier ones are waited for that must come first. */
    default boolean mayRequestCommitment() {
        return true;
    }

    /** An answer to this request came, on whichever association: none need be kept open for it. Any thread may call. */
    default void commitmentAnswered(String transactionUid) {}

    /** Asks whether it is there (C-ECHO). Returns when it answered Success. */
    void echo() throws DestinationUnavailableException;
}
