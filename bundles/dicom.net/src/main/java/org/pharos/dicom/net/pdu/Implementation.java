package org.pharos.dicom.net.pdu;

import org.pharos.dicom.data.io.FileMeta;

/** How this software names itself to a peer (PS3.7 §D.3.3.2), the same as in the files it writes. */
public final class Implementation {

    /** Implementation Class UID, derived from a UUID (PS3.5 §B.2). */
    public static final String CLASS_UID = FileMeta.IMPLEMENTATION_CLASS_UID;

    /** Implementation Version Name, at most 16 characters. */
    public static final String VERSION_NAME = FileMeta.IMPLEMENTATION_VERSION_NAME;

    private Implementation() {}
}
