package org.pharos.gateway.worker.process;

import org.pharos.gateway.api.inference.FailureKind;

/** A request came to nothing, for a reason the gateway is told. */
final class RequestFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    RequestFailedException(FailureKind kind, String words) {
        super(words);
        this.kind = kind;
    }

    FailureKind kind() {
        return kind;
    }
}
