package org.pharos.dicom.net.state;

/**
 * Where one association stands. Starts in {@code Sta1}; not safe for use by several threads without a lock.
 *
 * <p>Refuses by default: an event the table has no cell for leaves the state as it is and throws.
 */
public final class StateMachine {

    private State state = State.STA1;

    public State state() {
        return state;
    }

    /** Whether the table has a cell for this event now. */
    public boolean allows(Event event) {
        return TransitionTable.find(state, event).isPresent();
    }

    /** Moves on by an event without a choice. @return what to do now */
    public Action fire(Event event) {
        return fire(event, false);
    }

    /**
     * Moves on.
     *
     * @param otherwise for AE-6: the request is refused at once; for AR-8: this side is the acceptor
     * @return what to do now
     * @throws IllegalStateException when the event cannot happen in this state: a fault of the caller, not of the peer
     */
    public Action fire(Event event, boolean otherwise) {
        Transition transition = TransitionTable.find(state, event).orElseThrow(
                () -> new IllegalStateException(event + " is not possible in " + state + " (PS3.8 table 9-10)"));
        state = otherwise ? transition.otherwise() : transition.next();
        return transition.action();
    }
}
