package org.pharos.dicom.net.association;

/**
 * A presentation context both sides agreed on.
 *
 * @param id odd, 1 to 255
 * @param abstractSyntax SOP class UID
 * @param transferSyntax UID of the one transfer syntax
 */
public record AgreedContext(int id, String abstractSyntax, String transferSyntax) {}
