package org.pharos.dicom.data.io;

import java.io.IOException;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;

/** Reads what stands before the data set: preamble, prefix and group 0002 (PS3.10 §7.1). */
final class MetaReader {

    private static final int PREAMBLE_BYTES = 128;
    private static final int PREFIX_BYTES = PREAMBLE_BYTES + 4;

    private final ByteInput in;
    private final ReadOptions options;

    MetaReader(ByteInput in, ReadOptions options) {
        this.in = in;
        this.options = options;
    }

    FileMeta read() throws IOException {
        boolean prefix = in.fill(PREFIX_BYTES) && in.peek(PREAMBLE_BYTES) == 'D' && in.peek(PREAMBLE_BYTES + 1) == 'I'
                && in.peek(PREAMBLE_BYTES + 2) == 'C' && in.peek(PREAMBLE_BYTES + 3) == 'M';
        if (prefix) {
            in.skip(PREFIX_BYTES);
        } else if (!options.guessEncoding()) {
            boolean cut = !in.fill(PREFIX_BYTES);
            throw new DicomFormatException(cut ? Reason.CUT_OFF : Reason.MALFORMED, "", in.position(),
                    "not a DICOM file: no preamble of 128 bytes followed by DICM");
        }
        DataSet elements = elements();
        return new FileMeta(elements, transferSyntax(elements));
    }

    /** Group 0002, found by its tags: its group length is wrong in many files. */
    private DataSet elements() throws IOException {
        long bound = Math.min(in.bound(), in.position() + options.limits().metaBytesMax());
        DataSetLoader loader = new DataSetLoader(options, Optional.empty(), tag -> true);
        DataSetParser parser = new DataSetParser(in, Encoding.EXPLICIT, bound, options.limits(), loader);
        while (in.fill(2) && in.peek(0) == 2 && in.peek(1) == 0) {
            if (in.position() >= bound) {
                throw new DicomFormatException(Reason.OVER_LIMIT, "", in.position(),
                        "the file meta information is larger than the " + options.limits().metaBytesMax()
                                + " bytes that are accepted");
            }
            parser.parseElement();
        }
        return loader.result();
    }

    private TransferSyntax transferSyntax(DataSet elements) throws IOException {
        String uid = elements.getString(Tag.TransferSyntaxUID, "");
        if (uid.isEmpty() && options.guessEncoding()) {
            return EncodingGuess.of(in);
        }
        if (uid.isEmpty()) {
            Reason reason = in.atEnd() ? Reason.CUT_OFF : Reason.MALFORMED;
            throw new DicomFormatException(reason, Tag.toString(Tag.TransferSyntaxUID), in.position(),
                    "the file does not say its transfer syntax");
        }
        return TransferSyntax.forUid(uid).orElseThrow(() -> new DicomFormatException(
                Reason.UNSUPPORTED, Tag.toString(Tag.TransferSyntaxUID), in.position(),
                "the transfer syntax " + (Uids.isValid(uid) ? uid : "(no valid UID)") + " is not known here"));
    }
}
