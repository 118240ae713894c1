package org.pharos.dicom.net.association;

/** Which limit of time or rate a connection broke, or that it is wanted gone. */
public enum Expiry {
    TLS_HANDSHAKE("the TLS handshake took too long"),
    ARTIM("no complete A-ASSOCIATE-RQ, or no closing of the connection, came in time"),
    IDLE("nothing was sent for too long"),
    RESPONSE("no answer came in time"),
    TOO_SLOW("data came too slowly"),
    NOT_TAKING("the peer takes data too slowly or not at all"),
    ABORT_WANTED("the association was ended on this side"),
    DISPLACED("the association was idle while others were waiting for its place");

    private final String words;

    Expiry(String words) {
        this.words = words;
    }

    /** For a person. */
    public String words() {
        return words;
    }
}
