package org.pharos.gateway.api.inference;

/** An engine cannot use a model. The message says why, for a person. */
public class ModelRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelRejectedException(String message) {
        super(message);
    }

    public ModelRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
