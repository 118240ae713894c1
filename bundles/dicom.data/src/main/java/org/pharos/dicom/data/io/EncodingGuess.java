package org.pharos.dicom.data.io;

import java.io.IOException;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;

/** The encoding of a data set that nobody names, by its first element; as old files and some exports need. */
final class EncodingGuess {

    private static final int GROUP_LIKELY_MAX = 0x20;

    private EncodingGuess() {}

    /** The encoding of a data set whose file names one with explicit VRs, where the first element has none. */
    static Encoding of(ByteInput in, Encoding named) throws IOException {
        boolean implicit = named.explicit() && in.fill(8) && !hasVr(in);
        return implicit && (in.peek(1) << 8 | in.peek(0)) <= GROUP_LIKELY_MAX ? Encoding.IMPLICIT : named;
    }

    private static boolean hasVr(ByteInput in) {
        return VR.ofCode(in.peek(4) << 8 | in.peek(5)).isPresent();
    }

    /**
     * Explicit where bytes 5 and 6 are a VR, big endian where the group then is small only that way round.
     *
     * @throws DicomFormatException when it does not look like a data set at all
     */
    static TransferSyntax of(ByteInput in) throws IOException {
        if (!in.fill(8)) {
            throw in.cutOff();
        }
        int little = in.peek(1) << 8 | in.peek(0);
        int big = in.peek(0) << 8 | in.peek(1);
        boolean explicit = hasVr(in);
        if (explicit && little <= GROUP_LIKELY_MAX) {
            return TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
        }
        if (explicit && big <= GROUP_LIKELY_MAX) {
            return TransferSyntax.EXPLICIT_BIG_ENDIAN;
        }
        if (!explicit && little <= GROUP_LIKELY_MAX) {
            return TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
        }
        throw new DicomFormatException(Reason.MALFORMED, "", in.position(), "this does not begin like a data set");
    }
}
