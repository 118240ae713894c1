package org.pharos.launcher;

/** An application cannot start. The message is one line for the person who started it: what, why, what to do. */
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
