package org.pharos.gateway.api.inference;

/** Why there is no answer, and whether another try may help. */
public enum FailureKind {
    /** The worker process died: a crash, a kill, out of memory. */
    WORKER_DIED(true),
    /** No answer in time; the worker was ended. */
    TIMED_OUT(true),
    /** The pixels cannot be decoded: an unknown transfer syntax, or a file that lies. */
    CANNOT_DECODE(false),
    /** The model file is not the one the manifest vouches for, or the golden cases came out wrong. */
    MODEL_REFUSED(false),
    /** No engine runs on this machine. */
    NO_ENGINE(false),
    /** The engine reported an error. */
    ENGINE_ERROR(true);

    private final boolean worthRetrying;

    FailureKind(boolean worthRetrying) {
        this.worthRetrying = worthRetrying;
    }

    public boolean worthRetrying() {
        return worthRetrying;
    }
}
