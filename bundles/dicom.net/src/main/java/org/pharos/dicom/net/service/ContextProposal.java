package org.pharos.dicom.net.service;

import java.util.List;
import org.pharos.dicom.data.TransferSyntax;

/**
 * A presentation context a client asks for.
 *
 * @param sopClass SOP class UID
 * @param transferSyntaxes UIDs, preferred first, at least one
 * @param asScp whether this side brings something as SCP instead of asking as SCU (role selection)
 */
public record ContextProposal(String sopClass, List<String> transferSyntaxes, boolean asScp) {

    private static final List<String> UNCOMPRESSED = List.of(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid());

    public ContextProposal {
        transferSyntaxes = List.copyOf(transferSyntaxes);
        if (transferSyntaxes.isEmpty()) {
            throw new IllegalArgumentException("a presentation context needs a transfer syntax");
        }
    }

    /** For C-ECHO. */
    public static ContextProposal verification() {
        return new ContextProposal(SopClasses.VERIFICATION, UNCOMPRESSED, false);
    }

    /** For C-STORE of objects of this class that are encoded like this. */
    public static ContextProposal storage(String sopClass, String transferSyntax) {
        return new ContextProposal(sopClass, List.of(transferSyntax), false);
    }

    /** To ask for storage commitment. */
    public static ContextProposal commitment() {
        return new ContextProposal(SopClasses.STORAGE_COMMITMENT, UNCOMPRESSED, false);
    }

    /** To bring the result of a commitment request to whoever made it. */
    public static ContextProposal commitmentReport() {
        return new ContextProposal(SopClasses.STORAGE_COMMITMENT, UNCOMPRESSED, true);
    }
}
