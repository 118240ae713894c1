package org.pharos.dicom.net.pdu;

/**
 * User identity negotiation (PS3.7 §D.3.3.7.1): credentials. Never logged; carried to whoever judges the request.
 *
 * @param kind 1 user name, 2 user name and passcode, 3 Kerberos ticket, 4 SAML assertion, 5 JSON web token
 * @param responseRequested whether the requestor wants to be told that the identity was verified
 * @param primary user name, ticket or assertion, not copied
 * @param secondary passcode for kind 2, else empty, not copied
 */
public record UserIdentity(int kind, boolean responseRequested, byte[] primary, byte[] secondary) {

    @Override
    public String toString() {
        return "UserIdentity[kind=" + kind + ", redacted]";
    }
}
