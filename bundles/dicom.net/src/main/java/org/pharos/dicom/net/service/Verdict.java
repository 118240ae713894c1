package org.pharos.dicom.net.service;

import org.pharos.dicom.net.pdu.RejectReason;

/** Whether an association is let in. */
public sealed interface Verdict {

    static Verdict accept() {
        return new Accepted();
    }

    /** Turned away with that reason of PS3.8 §9.3.4. */
    static Verdict reject(RejectReason reason) {
        return new Rejected(reason);
    }

    /** Let in. */
    record Accepted() implements Verdict {}

    /** Turned away. */
    record Rejected(RejectReason reason) implements Verdict {}
}
