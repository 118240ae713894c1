package org.pharos.gateway.worker.prepare;

/** A manifest asks for something this worker does not know; the model is not used. The message is for a person. */
public class UnknownStepException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnknownStepException(String message) {
        super(message);
    }
}
