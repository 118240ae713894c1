package org.pharos.dicom.net.pdu;

/**
 * The answer to one proposed presentation context (PS3.8 §9.3.3.2).
 *
 * @param id as proposed
 * @param result accepted, or why not
 * @param transferSyntax the one agreed on; without meaning, perhaps empty, when not accepted
 */
public record AnsweredContext(int id, ContextResult result, String transferSyntax) {

    public boolean accepted() {
        return result == ContextResult.ACCEPTED;
    }
}
