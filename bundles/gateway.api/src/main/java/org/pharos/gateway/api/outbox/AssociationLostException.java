package org.pharos.gateway.api.outbox;

import org.pharos.gateway.api.instance.InstanceUid;

/**
 * The destination was there and was lost while an instance was being sent. Once is the network; again and again with
 * the same instance is the instance, which must not keep the others from getting through.
 */
public class AssociationLostException extends DestinationUnavailableException {

    private static final long serialVersionUID = 1L;

    private final transient InstanceUid during;

    public AssociationLostException(String message, Throwable cause, InstanceUid during) {
        super(message, cause);
        this.during = during;
    }

    /** What was being sent. */
    public InstanceUid during() {
        return during;
    }
}
