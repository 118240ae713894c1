package org.pharos.dicom.net.state;

/** The actions of PS3.8 §9.2.3; what they do is up to who owns the connection. */
public enum Action {
    /** Open the transport connection. */
    AE_1,
    /** Send A-ASSOCIATE-RQ. */
    AE_2,
    /** Confirm the association: accepted. */
    AE_3,
    /** Confirm the association: rejected; close the transport connection. */
    AE_4,
    /** Accept the transport connection, start ARTIM. */
    AE_5,
    /** Stop ARTIM; indicate the association, or send A-ASSOCIATE-RJ and start ARTIM. */
    AE_6,
    /** Send A-ASSOCIATE-AC. */
    AE_7,
    /** Send A-ASSOCIATE-RJ, start ARTIM. */
    AE_8,
    /** Send P-DATA-TF. */
    DT_1,
    /** Indicate P-DATA. */
    DT_2,
    /** Send A-RELEASE-RQ. */
    AR_1,
    /** Indicate the release. */
    AR_2,
    /** Confirm the release, close the transport connection. */
    AR_3,
    /** Send A-RELEASE-RP, start ARTIM. */
    AR_4,
    /** Stop ARTIM. */
    AR_5,
    /** Indicate P-DATA. */
    AR_6,
    /** Send P-DATA-TF. */
    AR_7,
    /** Indicate the release (collision). */
    AR_8,
    /** Send A-RELEASE-RP. */
    AR_9,
    /** Confirm the release. */
    AR_10,
    /** Send A-ABORT, start or restart ARTIM. */
    AA_1,
    /** Stop ARTIM, close the transport connection. */
    AA_2,
    /** Indicate the abort, close the transport connection. */
    AA_3,
    /** Indicate the abort by the provider. */
    AA_4,
    /** Stop ARTIM. */
    AA_5,
    /** Ignore the PDU. */
    AA_6,
    /** Send A-ABORT. */
    AA_7,
    /** Send A-ABORT, indicate the abort by the provider, start ARTIM. */
    AA_8
}
