package org.pharos.gateway.api.outbox;

/**
 * A destination cannot be used now. The message says what happened, why and what to do: "The PACS refused us (calling
 * AE title not recognised). Ask its administrator to add PHAROS."
 */
public class DestinationUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public DestinationUnavailableException(String message) {
        super(message);
    }

    public DestinationUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
