package org.pharos.gateway.api.study;

/** How one step of a study's chain stands. */
public enum StepState {
    /** Its turn has not come. */
    WAITING,
    /** Under way. */
    RUNNING,
    /** Tried and not yet achieved; it is tried again without a person. */
    RETRYING,
    /** Achieved. */
    DONE,
    /** Rightly not taken: nothing for it to do, as when no application wants the study. The reason is given. */
    SKIPPED,
    /** Given up or refused: a person may want to look. The reason is given. */
    FAILED
}
