package org.pharos.dicom.net.pdu;

/** Result of a presentation context negotiation; the ordinal is the code of PS3.8 table 9-18. */
public enum ContextResult {
    ACCEPTED("accepted"),
    USER_REJECTION("refused by the other application"),
    NO_REASON("refused without a reason"),
    ABSTRACT_SYNTAX_NOT_SUPPORTED("this kind of object or service is not supported"),
    TRANSFER_SYNTAXES_NOT_SUPPORTED("none of the offered transfer syntaxes is supported");

    private final String words;

    ContextResult(String words) {
        this.words = words;
    }

    public int code() {
        return ordinal();
    }

    /** What it means, for a PACS administrator. */
    public String words() {
        return words;
    }

    static ContextResult of(int code) throws PduException {
        if (code >= values().length) {
            throw PduException.invalid("presentation context result " + code + " does not exist");
        }
        return values()[code];
    }
}
