package org.pharos.dicom.net.dimse;

/** Element numbers of group 0000 (PS3.7 annex E). */
final class CommandElement {

    static final int GROUP_LENGTH = 0x0000;
    static final int AFFECTED_SOP_CLASS = 0x0002;
    static final int REQUESTED_SOP_CLASS = 0x0003;
    static final int COMMAND_FIELD = 0x0100;
    static final int MESSAGE_ID = 0x0110;
    static final int MESSAGE_ID_RESPONDED_TO = 0x0120;
    static final int PRIORITY = 0x0700;
    static final int DATA_SET_TYPE = 0x0800;
    static final int STATUS = 0x0900;
    static final int ERROR_COMMENT = 0x0902;
    static final int AFFECTED_SOP_INSTANCE = 0x1000;
    static final int REQUESTED_SOP_INSTANCE = 0x1001;
    static final int EVENT_TYPE = 0x1002;
    static final int ACTION_TYPE = 0x1008;
    static final int MOVE_ORIGINATOR = 0x1030;
    static final int MOVE_ORIGINATOR_MESSAGE_ID = 0x1031;

    /** Data Set Type of a message without a data set. */
    static final int NO_DATA_SET = 0x0101;

    private CommandElement() {}
}
