package org.pharos.gateway.core.inference;

/** A model gave numbers that are not what its manifest promises. The message says what, for a person. */
final class UnreadableAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message) {
        super(message);
    }
}
