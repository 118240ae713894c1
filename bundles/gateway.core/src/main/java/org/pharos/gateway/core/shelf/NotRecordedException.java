package org.pharos.gateway.core.shelf;

import java.io.IOException;

/** The journal did not take an event: what it would have said has not happened, and is done again. */
public final class NotRecordedException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotRecordedException(IOException cause) {
        super("The journal cannot be written: " + cause.getMessage(), cause);
    }
}
