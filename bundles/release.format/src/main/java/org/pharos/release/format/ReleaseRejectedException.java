package org.pharos.release.format;

/** A release file is not to be believed. The message says why, for a person. */
public class ReleaseRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    public ReleaseRejectedException(String message) {
        super(message);
    }

    public ReleaseRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
