package org.pharos.dicom.data;

import java.io.IOException;

/**
 * Data from outside that is not what the standard asks for, or costs more than the {@link Limits} allow.
 *
 * <p>The message names the place and the reason and holds no value of the data set, so that it may be logged and shown.
 */
public class DicomFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Reason {
        /** The data ends before it should. */
        CUT_OFF,
        /** It does not follow the encoding rules. */
        MALFORMED,
        /** It follows them, at a size or depth that is not accepted. */
        OVER_LIMIT,
        /** An encoding that is not known here. */
        UNSUPPORTED
    }

    private final Reason reason;
    private final String path;
    private final long offset;
    private final String why;

    /**
     * @param path tags from the outermost to the element, {@code (0040,A730)[2]/(0040,A160)}; empty for the data set
     *     itself
     * @param offset bytes from the start of the file or stream (of the inflated data set, where it is deflated); -1:
     *     not known
     * @param why a sentence without a value of the data set
     */
    public DicomFormatException(Reason reason, String path, long offset, String why) {
        super(message(path, offset, why));
        this.reason = reason;
        this.path = path;
        this.offset = offset;
        this.why = why;
    }

    private static String message(String path, long offset, String why) {
        String at = offset < 0 ? "" : " at byte " + offset;
        String where = path.isEmpty() && at.isEmpty() ? "" : path + at;
        return where.isEmpty() ? why : where.strip() + ": " + why;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** The element, as tags from the outermost inwards; empty for the data set itself. */
    public String path() {
        return path;
    }

    /** The reason in words, without the place. */
    public String why() {
        return why;
    }

    /** The byte offset, or -1. */
    public long offset() {
        return offset;
    }
}
