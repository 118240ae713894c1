package org.pharos.dicom.net.state;

/**
 * A cell of table 9-10.
 *
 * @param action what to do
 * @param next the state afterwards
 * @param otherwise the state afterwards for the two actions with a choice: AE-6 when the request is refused at once,
 *     AR-8 on the acceptor's side; else equal to {@code next}
 */
public record Transition(Action action, State next, State otherwise) {

    Transition(Action action, State next) {
        this(action, next, next);
    }
}
