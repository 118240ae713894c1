package org.pharos.fleet.protocol.payload;

/** These bytes are not a Sparkplug B payload within our bounds. The message says what is wrong, and quotes no value. */
public final class MalformedPayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedPayloadException(String message) {
        super(message);
    }
}
