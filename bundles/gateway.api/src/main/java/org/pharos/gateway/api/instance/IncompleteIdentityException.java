package org.pharos.gateway.api.instance;

/** An object lacks a UID without which it cannot be kept or found. The message says which. */
public class IncompleteIdentityException extends Exception {

    private static final long serialVersionUID = 1L;

    public IncompleteIdentityException(String message) {
        super(message);
    }
}
