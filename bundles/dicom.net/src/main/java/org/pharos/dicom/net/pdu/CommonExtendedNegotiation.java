package org.pharos.dicom.net.pdu;

import java.util.List;

/**
 * SOP class common extended negotiation (PS3.7 §D.3.3.6).
 *
 * @param sopClass SOP class UID
 * @param serviceClass service class UID
 * @param relatedGeneral related general SOP class UIDs, may be empty
 */
public record CommonExtendedNegotiation(String sopClass, String serviceClass, List<String> relatedGeneral) {

    public CommonExtendedNegotiation {
        relatedGeneral = List.copyOf(relatedGeneral);
    }
}
