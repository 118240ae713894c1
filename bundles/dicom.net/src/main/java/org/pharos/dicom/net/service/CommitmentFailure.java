package org.pharos.dicom.net.service;

import java.util.Arrays;

/** Why an object was not committed to: Failure Reason (0008,1197), PS3.3 §C.14.1.1. */
public enum CommitmentFailure {
    PROCESSING_FAILURE(0x0110, "processing failure"),
    NO_SUCH_OBJECT_INSTANCE(0x0112, "the object is not there"),
    RESOURCE_LIMITATION(0x0213, "resource limitation"),
    SOP_CLASS_NOT_SUPPORTED(0x0122, "SOP class not supported"),
    CLASS_INSTANCE_CONFLICT(0x0119, "the object is of another SOP class"),
    DUPLICATE_TRANSACTION_UID(0x0131, "the transaction UID is in use already");

    private final int code;
    private final String words;

    CommitmentFailure(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public int code() {
        return code;
    }

    /** What it means, for a PACS administrator. */
    public String words() {
        return words;
    }

    /** Codes the standard does not list count as processing failure. */
    static CommitmentFailure of(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst().orElse(PROCESSING_FAILURE);
    }
}
