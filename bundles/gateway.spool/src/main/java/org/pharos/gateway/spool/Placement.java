package org.pharos.gateway.spool;

/** What a shelf answered to an instance that is to be placed on it. */
sealed interface Placement {

    /** It is in its place; the slot is gone. */
    record Placed() implements Placement {}

    /** The same is held already; the slot is untouched. */
    record SameHeld(Envelope.Read held) implements Placement {}

    /** Something else is held under its UID; the slot is untouched. */
    record OtherHeld(Envelope.Read held) implements Placement {}
}
