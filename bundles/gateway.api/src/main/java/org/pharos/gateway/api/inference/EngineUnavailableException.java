package org.pharos.gateway.api.inference;

/** An engine cannot run on this machine. The message says what is missing, for a person. */
public class EngineUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public EngineUnavailableException(String message) {
        super(message);
    }

    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
