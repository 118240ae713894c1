package org.pharos.gateway.delivery.dicom;

import org.pharos.dicom.net.dimse.Status;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.outbox.DeliveryAnswer;

/** Reads the status of a C-STORE response (PS3.4 §B.2.3, PS3.7 Annex C). */
final class Verdicts {

    private static final int HIGH_BITS = 0xF000;
    private static final int CANNOT_UNDERSTAND = 0xC000;
    private static final int HIGH_BYTE = 0xFF00;
    private static final int DOES_NOT_MATCH = 0xA900;

    private Verdicts() {}

    static DeliveryAnswer of(StoredInstance instance, Status status, Words words) {
        if (status.isSuccess()) {
            return new DeliveryAnswer.Taken(instance, "");
        }
        if (status.isWarning()) {
            return new DeliveryAnswer.Taken(instance, status.words());
        }
        if (status.code() == Status.DUPLICATE_SOP_INSTANCE.code()) {
            return new DeliveryAnswer.Taken(instance, "It had the object already.");
        }
        boolean permanent = isPermanent(status);
        return new DeliveryAnswer.Refused(instance, permanent, words.refused(status, permanent));
    }

    /** Whether it would say the same tomorrow. Out of resources, a failure while processing and the like may pass. */
    static boolean isPermanent(Status status) {
        int code = status.code();
        return (code & HIGH_BITS) == CANNOT_UNDERSTAND || (code & HIGH_BYTE) == DOES_NOT_MATCH
                || code == Status.SOP_CLASS_NOT_SUPPORTED.code() || code == Status.NO_SUCH_SOP_CLASS.code()
                || code == Status.INVALID_OBJECT_INSTANCE.code() || code == Status.CLASS_INSTANCE_CONFLICT.code()
                || code == Status.UNRECOGNIZED_OPERATION.code();
    }
}
