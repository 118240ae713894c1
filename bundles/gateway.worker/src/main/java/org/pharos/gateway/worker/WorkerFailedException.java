package org.pharos.gateway.worker;

import org.pharos.gateway.api.inference.FailureKind;

/** The worker did not do what it was asked for. The message is for a person. */
final class WorkerFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    WorkerFailedException(FailureKind kind, String words) {
        super(words);
        this.kind = kind;
    }

    FailureKind kind() {
        return kind;
    }
}
