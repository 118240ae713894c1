package org.pharos.dicom.net.state;

/** The events of PS3.8 §9.2.2, in the order of table 9-10; {@code ordinal() + 1} is the standard's number. */
public enum Event {
    ASSOCIATE_REQUEST,
    TRANSPORT_CONFIRM,
    ASSOCIATE_AC_PDU,
    ASSOCIATE_RJ_PDU,
    TRANSPORT_INDICATION,
    ASSOCIATE_RQ_PDU,
    ASSOCIATE_RESPONSE_ACCEPT,
    ASSOCIATE_RESPONSE_REJECT,
    P_DATA_REQUEST,
    P_DATA_TF_PDU,
    RELEASE_REQUEST,
    RELEASE_RQ_PDU,
    RELEASE_RP_PDU,
    RELEASE_RESPONSE,
    ABORT_REQUEST,
    ABORT_PDU,
    TRANSPORT_CLOSED,
    ARTIM_EXPIRED,
    INVALID_PDU
}
