package org.pharos.dicom.net.dimse;

import java.util.Map;

/**
 * The status of a response (0000,0900), with its Error Comment (0000,0902).
 *
 * @param code 0 to FFFFH (PS3.7 annex C, PS3.4 §B.2.3)
 * @param comment for a person, at most 64 characters, no patient data; empty when there is nothing to add
 */
public record Status(int code, String comment) {

    public static final Status SUCCESS = new Status(0x0000, "");
    public static final Status PROCESSING_FAILURE = new Status(0x0110, "");
    public static final Status DUPLICATE_SOP_INSTANCE = new Status(0x0111, "");
    public static final Status NO_SUCH_OBJECT_INSTANCE = new Status(0x0112, "");
    public static final Status NO_SUCH_EVENT_TYPE = new Status(0x0113, "");
    public static final Status INVALID_ARGUMENT = new Status(0x0115, "");
    public static final Status INVALID_OBJECT_INSTANCE = new Status(0x0117, "");
    public static final Status NO_SUCH_SOP_CLASS = new Status(0x0118, "");
    public static final Status CLASS_INSTANCE_CONFLICT = new Status(0x0119, "");
    public static final Status SOP_CLASS_NOT_SUPPORTED = new Status(0x0122, "");
    public static final Status NO_SUCH_ACTION_TYPE = new Status(0x0123, "");
    public static final Status NOT_AUTHORIZED = new Status(0x0124, "");
    public static final Status DUPLICATE_INVOCATION = new Status(0x0210, "");
    public static final Status UNRECOGNIZED_OPERATION = new Status(0x0211, "");
    public static final Status RESOURCE_LIMITATION = new Status(0x0213, "");
    /** C-STORE: out of resources, try again later. */
    public static final Status OUT_OF_RESOURCES = new Status(0xA700, "");
    /** C-STORE: the data set is not of the SOP class named. */
    public static final Status DATA_SET_DOES_NOT_MATCH_SOP_CLASS = new Status(0xA900, "");
    /** C-STORE: the data set cannot be understood. */
    public static final Status CANNOT_UNDERSTAND = new Status(0xC000, "");

    private static final int COMMENT_MAX = 64;

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(0x0000, "success"),
            Map.entry(0x0105, "no such attribute"),
            Map.entry(0x0106, "invalid attribute value"),
            Map.entry(0x0107, "attribute list error"),
            Map.entry(0x0110, "processing failure"),
            Map.entry(0x0111, "the object is there already"),
            Map.entry(0x0112, "no such object"),
            Map.entry(0x0113, "no such event type"),
            Map.entry(0x0114, "no such argument"),
            Map.entry(0x0115, "invalid argument"),
            Map.entry(0x0116, "attribute value out of range"),
            Map.entry(0x0117, "invalid object instance"),
            Map.entry(0x0118, "no such SOP class"),
            Map.entry(0x0119, "class and instance do not fit together"),
            Map.entry(0x0120, "missing attribute"),
            Map.entry(0x0121, "missing attribute value"),
            Map.entry(0x0122, "SOP class not supported"),
            Map.entry(0x0123, "no such action type"),
            Map.entry(0x0124, "not authorised"),
            Map.entry(0x0131, "duplicate transaction UID"),
            Map.entry(0x0210, "duplicate invocation"),
            Map.entry(0x0211, "operation not supported"),
            Map.entry(0x0212, "mistyped argument"),
            Map.entry(0x0213, "resource limitation"),
            Map.entry(0xB000, "stored, some values were changed"),
            Map.entry(0xB006, "stored, some elements were dropped"),
            Map.entry(0xB007, "stored, although the data set does not match the SOP class"),
            Map.entry(0xFE00, "cancelled"));

    public Status {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("a status has 16 bits: " + code);
        }
        comment = comment.length() > COMMENT_MAX ? comment.substring(0, COMMENT_MAX) : comment;
    }

    /** The same status with an explanation. */
    public Status because(String why) {
        return new Status(code, why);
    }

    public boolean isSuccess() {
        return code == 0;
    }

    /** Done, with a reservation (PS3.7 annex C.3). */
    public boolean isWarning() {
        return code == 0x0001 || code == 0x0107 || code == 0x0116 || (code & 0xF000) == 0xB000;
    }

    public boolean isPending() {
        return code == 0xFF00 || code == 0xFF01;
    }

    /** Neither success nor warning nor pending. */
    public boolean isFailure() {
        return !isSuccess() && !isWarning() && !isPending();
    }

    /** What it means, for a PACS administrator, such as {@code A700H out of resources: disk reserve reached}. */
    public String words() {
        String known = WORDS.getOrDefault(code, rangeWords());
        return String.format("%04XH ", code) + known + (comment.isEmpty() ? "" : ": " + comment);
    }

    private String rangeWords() {
        return switch (code & 0xFF00) {
            case 0xA700 -> "out of resources";
            case 0xA900 -> "the data set does not match the SOP class";
            case 0xFF00 -> "pending";
            default -> switch (code & 0xF000) {
                case 0xB000 -> "done, with a warning";
                case 0xC000 -> "the data set cannot be understood";
                default -> "failed";
            };
        };
    }

    @Override
    public String toString() {
        return words();
    }
}
