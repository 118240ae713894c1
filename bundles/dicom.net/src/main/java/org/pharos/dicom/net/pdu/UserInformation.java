package org.pharos.dicom.net.pdu;

import java.util.List;
import java.util.Optional;

/**
 * The user information item (PS3.8 §9.3.2.3, PS3.7 annex D). Sub-items of types not listed here are passed over.
 *
 * @param pduBytesMax longest P-DATA-TF the sender of this item takes; 0 is without limit
 * @param implementationClassUid which software
 * @param implementationVersionName which version of it, at most 16 characters, may be empty
 * @param asyncWindow absent means one operation at a time each way
 * @param roles role selections, empty where the default roles hold
 * @param extended SOP class extended negotiations
 * @param commonExtended SOP class common extended negotiations
 * @param identity credentials, in a request only
 */
public record UserInformation(
        long pduBytesMax, String implementationClassUid, String implementationVersionName,
        Optional<AsyncWindow> asyncWindow, List<RoleSelection> roles, List<ExtendedNegotiation> extended,
        List<CommonExtendedNegotiation> commonExtended, Optional<UserIdentity> identity) {

    public UserInformation {
        roles = List.copyOf(roles);
        extended = List.copyOf(extended);
        commonExtended = List.copyOf(commonExtended);
    }

    /** What this software says of itself. */
    public static UserInformation ours(int pduBytesMax, List<RoleSelection> roles) {
        return new UserInformation(
                pduBytesMax, Implementation.CLASS_UID, Implementation.VERSION_NAME,
                Optional.empty(), roles, List.of(), List.of(), Optional.empty());
    }
}
