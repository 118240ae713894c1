package org.pharos.dicom.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a data set is encoded (PS3.5 Annex A).
 *
 * @param explicit whether each element says its VR
 * @param bigEndian byte order of tags, lengths and numbers
 * @param deflated whether the whole data set is packed by deflate (RFC 1951, no header)
 * @param encapsulated whether pixel data is a sequence of fragments
 */
public record TransferSyntax(
        String uid, String name, boolean explicit, boolean bigEndian, boolean deflated, boolean encapsulated) {

    private static final String NOT_A_DATA_SET = "1.2.840.10008.1.2.6.";
    private static final String LIVE_VIDEO = "1.2.840.10008.1.2.7.";
    private static final String CODECS = "1.2.840.10008.1.2.4.";
    private static final String FRAME_CODECS = "1.2.840.10008.1.2.8.";
    private static final Map<String, TransferSyntax> KNOWN = known();

    public static final TransferSyntax IMPLICIT_LITTLE_ENDIAN = of(Uids.ImplicitVRLittleEndian);
    public static final TransferSyntax EXPLICIT_LITTLE_ENDIAN = of(Uids.ExplicitVRLittleEndian);
    public static final TransferSyntax EXPLICIT_BIG_ENDIAN = of(Uids.ExplicitVRBigEndian);
    public static final TransferSyntax DEFLATED_EXPLICIT_LITTLE_ENDIAN = of(Uids.DeflatedExplicitVRLittleEndian);
    public static final TransferSyntax JPEG_BASELINE = of(Uids.JPEGBaseline8Bit);
    public static final TransferSyntax JPEG_EXTENDED = of(Uids.JPEGExtended12Bit);
    public static final TransferSyntax JPEG_LOSSLESS = of(Uids.JPEGLossless);
    public static final TransferSyntax JPEG_LOSSLESS_SV1 = of(Uids.JPEGLosslessSV1);
    public static final TransferSyntax JPEG_LS_LOSSLESS = of(Uids.JPEGLSLossless);
    public static final TransferSyntax JPEG_LS_NEAR_LOSSLESS = of(Uids.JPEGLSNearLossless);
    public static final TransferSyntax JPEG_2000_LOSSLESS = of(Uids.JPEG2000Lossless);
    public static final TransferSyntax JPEG_2000 = of(Uids.JPEG2000);
    public static final TransferSyntax HTJ2K_LOSSLESS = of(Uids.HTJ2KLossless);
    public static final TransferSyntax HTJ2K_LOSSLESS_RPCL = of(Uids.HTJ2KLosslessRPCL);
    public static final TransferSyntax HTJ2K = of(Uids.HTJ2K);
    public static final TransferSyntax RLE_LOSSLESS = of(Uids.RLELossless);

    /**
     * The transfer syntax of this UID; empty when it is not one of the standard's data set encodings.
     *
     * <p>UIDs that the standard gave to image codecs after this table was made are known by their root: all of them
     * encapsulate pixel data in explicit little endian (PS3.5 §A.4).
     */
    public static Optional<TransferSyntax> forUid(String uid) {
        TransferSyntax known = KNOWN.get(uid);
        if (known != null || !Uids.isValid(uid)) {
            return Optional.ofNullable(known);
        }
        boolean codec = uid.startsWith(CODECS) || uid.startsWith(FRAME_CODECS);
        return codec ? Optional.of(new TransferSyntax(uid, uid, true, false, false, true)) : Optional.empty();
    }

    private static TransferSyntax of(String uid) {
        return KNOWN.get(uid);
    }

    private static Map<String, TransferSyntax> known() {
        Map<String, TransferSyntax> table = new HashMap<>();
        for (UidNames.Entry entry : UidNames.all()) {
            boolean dataSet = !entry.uid().startsWith(NOT_A_DATA_SET) && !entry.uid().startsWith(LIVE_VIDEO);
            if (entry.type().equals("Transfer Syntax") && dataSet) {
                table.put(entry.uid(), of(entry));
            }
        }
        return Map.copyOf(table);
    }

    private static TransferSyntax of(UidNames.Entry entry) {
        return switch (entry.keyword()) {
            case "ImplicitVRLittleEndian", "Papyrus3ImplicitVRLittleEndian" -> of(entry, false, false, false, false);
            case "ExplicitVRLittleEndian", "JPIPReferenced", "JPIPHTJ2KReferenced" ->
                of(entry, true, false, false, false);
            case "DeflatedExplicitVRLittleEndian", "JPIPReferencedDeflate", "JPIPHTJ2KReferencedDeflate" ->
                of(entry, true, false, true, false);
            case "ExplicitVRBigEndian" -> of(entry, true, true, false, false);
            default -> of(entry, true, false, false, true);
        };
    }

    private static TransferSyntax of(
            UidNames.Entry entry, boolean explicit, boolean bigEndian, boolean deflated, boolean encapsulated) {
        return new TransferSyntax(entry.uid(), entry.name(), explicit, bigEndian, deflated, encapsulated);
    }

    @Override
    public String toString() {
        return name;
    }
}
