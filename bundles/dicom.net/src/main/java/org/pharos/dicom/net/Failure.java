package org.pharos.dicom.net;

/** The ways a conversation with a peer fails. */
public enum Failure {
    /** The host is unknown, out of reach, or did not answer in time. */
    UNREACHABLE,
    /** The host is there and nothing listens on that port. */
    CONNECTION_REFUSED,
    /** The two sides do not agree on TLS: certificate, protocol version, cipher, or one of them speaks plain TCP. */
    TLS,
    /** The peer answered A-ASSOCIATE-RJ. */
    REJECTED,
    /** No presentation context was agreed on for what is to be sent. */
    NOT_NEGOTIATED,
    /** The peer sent A-ABORT. */
    ABORTED_BY_PEER,
    /** This side sent A-ABORT at its own wish. */
    ABORTED_HERE,
    /** The peer asked for release before it had answered. */
    RELEASED_BY_PEER,
    /** The connection broke. */
    CONNECTION_LOST,
    /** The peer was silent or too slow. */
    TIMED_OUT,
    /** The peer broke the rules of PS3.7 or PS3.8. */
    PROTOCOL_VIOLATION
}
