package org.pharos.gateway.api.inference;

/** A run failed inside the engine. The message is the engine's, with paths taken out. */
public class InferenceFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public InferenceFailedException(String message) {
        super(message);
    }

    public InferenceFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
