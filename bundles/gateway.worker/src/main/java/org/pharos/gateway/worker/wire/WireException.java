package org.pharos.gateway.worker.wire;

import java.io.IOException;

/** The other side said something that is not in the protocol. The process on the worker's side is ended for it. */
public class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }
}
