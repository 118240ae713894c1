package org.pharos.dicom.net.service;

import java.util.regex.Pattern;

/** The SOP classes this bundle itself speaks about, and what marks those of storage. */
public final class SopClasses {

    /** Verification (PS3.4 annex A). */
    public static final String VERIFICATION = "1.2.840.10008.1.1";

    /** Storage Commitment Push Model (PS3.4 annex J). */
    public static final String STORAGE_COMMITMENT = "1.2.840.10008.1.20.1";

    /** The well-known instance all commitment requests and reports are about. */
    public static final String STORAGE_COMMITMENT_INSTANCE = "1.2.840.10008.1.20.1.1";

    private static final String STORAGE_ROOT = "1.2.840.10008.5.1.4.1.1.";
    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");

    private SopClasses() {}

    /** Whether a SOP class belongs to the standard's storage service class (PS3.4 §B.5). */
    public static boolean isStorage(String sopClass) {
        return sopClass.startsWith(STORAGE_ROOT);
    }

    static boolean isUid(String text) {
        return UID.matcher(text).matches();
    }
}
