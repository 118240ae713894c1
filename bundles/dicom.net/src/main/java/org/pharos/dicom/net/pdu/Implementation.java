package org.pharos.dicom.net.pdu;

/** How this software names itself to a peer (PS3.7 §D.3.3.2). */
public final class Implementation {

    /** A UID derived from a UUID (PS3.5 §B.2), the same for every copy of this software. */
    public static final String ROOT = "2.25.145809205637707540414533571873432864404";

    /** Implementation Class UID. */
    public static final String CLASS_UID = ROOT + ".1";

    /** Implementation Version Name, at most 16 characters. */
    public static final String VERSION_NAME = "PHAROS_0_1";

    private Implementation() {}
}
