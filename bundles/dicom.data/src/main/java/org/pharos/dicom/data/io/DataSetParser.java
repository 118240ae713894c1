package org.pharos.dicom.data.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pharos.dicom.data.Dictionary;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.PrivateElements;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.VR;

/** One pass over an encoded data set (PS3.5 §7), without recursion. For one use, on one thread. */
final class DataSetParser {

    private static final int CREATOR_BYTES_MAX = 64;
    private static final int DELIMITER_GROUP = 0xFFFE;

    private final ByteInput in;
    private final Limits limits;
    private final DataSetHandler handler;
    private Frame frame;
    private int elementTag;
    private boolean stopped;

    /** @param bound the latest byte where the data set may end */
    DataSetParser(ByteInput in, Encoding encoding, long bound, Limits limits, DataSetHandler handler) {
        this.in = in;
        this.limits = limits;
        this.handler = handler;
        this.frame = new Frame(Frame.Kind.DATA_SET, null, encoding, true, bound, 0);
    }

    /** Reads to the end. @return false when the handler ended it before */
    boolean parse() throws IOException {
        while (!stopped && !(isOuter() && in.atEnd())) {
            step();
        }
        return !stopped;
    }

    /** Reads one element of the data set, with all that is inside. */
    void parseElement() throws IOException {
        do {
            step();
        } while (!stopped && !isOuter());
    }

    private boolean isOuter() {
        return frame.outer() == null;
    }

    private void step() throws IOException {
        try {
            if (!frame.delimited() && in.position() == frame.bound()) {
                close();
            } else if (frame.kind() == Frame.Kind.SEQUENCE) {
                item();
            } else {
                element();
            }
        } catch (DicomFormatException e) {
            throw e.path().isEmpty() ? placed(e) : e;
        }
    }

    private DicomFormatException placed(DicomFormatException e) {
        return new DicomFormatException(e.reason(), path(), e.offset(), e.why());
    }

    private String path() {
        return frame.path() + (frame.kind() == Frame.Kind.SEQUENCE || elementTag == 0 ? "" : Tag.toString(elementTag));
    }

    private DicomFormatException refuse(Reason reason, String why) {
        return new DicomFormatException(reason, path(), in.position(), why);
    }

    private void close() throws IOException {
        Frame closed = frame;
        frame = closed.outer();
        if (closed.kind() == Frame.Kind.ITEM) {
            handler.endItem();
        } else {
            handler.endSequence();
        }
    }

    private void item() throws IOException {
        boolean bigEndian = frame.encoding().bigEndian();
        int tag = in.tag(bigEndian);
        long length = in.length(bigEndian);
        if (tag == Tag.SequenceDelimitationItem) {
            endOfSequence();
            return;
        }
        if (tag != Tag.Item) {
            throw refuse(Reason.MALFORMED, Tag.toString(tag) + " stands where an item of the sequence must begin");
        }
        frame.countItem();
        long bound = checkedEnd(length, "the item");
        frame = new Frame(Frame.Kind.ITEM, frame, frame.encoding(), length < 0, bound, tag);
        elementTag = 0;
        handler.startItem(length);
    }

    /** A delimiter after a sequence that said its length must stand at its end, if anywhere. */
    private void endOfSequence() throws IOException {
        if (!frame.delimited() && in.position() != frame.bound()) {
            throw refuse(Reason.MALFORMED, "the sequence ends before the length it said");
        }
        close();
    }

    private void element() throws IOException {
        Encoding encoding = frame.encoding();
        int tag = in.tag(encoding.bigEndian());
        elementTag = tag;
        if (Tag.group(tag) == DELIMITER_GROUP) {
            delimiter(tag);
            return;
        }
        VR said = encoding.explicit() ? explicitVr() : implicitVr(tag);
        boolean isShort = encoding.explicit() && !said.hasLongLength();
        long length = isShort ? in.u16(encoding.bigEndian()) : longLength(encoding);
        VR vr = encoding.explicit() ? said : likelyVr(said, tag, length);
        ElementHeader header =
                new ElementHeader(tag, vr, length, in.position(), frame.depth(), encoding.bigEndian() && vr != VR.UN);
        if (!handler.proceed(header)) {
            stopped = true;
        } else if (length < 0) {
            undefined(header);
        } else if (vr == VR.SQ) {
            sequence(header, encoding);
        } else {
            leaf(header);
        }
    }

    private void delimiter(int tag) throws IOException {
        in.length(frame.encoding().bigEndian());
        boolean closes = tag == Tag.ItemDelimitationItem && frame.kind() == Frame.Kind.ITEM;
        if (!closes || !frame.delimited() && in.position() != frame.bound()) {
            throw refuse(Reason.MALFORMED, "a delimiter that ends nothing");
        }
        close();
    }

    private VR explicitVr() throws IOException {
        int code = in.u16(true);
        return VR.ofCode(code).orElseThrow(() -> refuse(Reason.MALFORMED,
                String.format("no VR where one must be: bytes %04XH; is this another transfer syntax?", code)));
    }

    private long longLength(Encoding encoding) throws IOException {
        if (encoding.explicit()) {
            in.u16(encoding.bigEndian());
        }
        return in.length(encoding.bigEndian());
    }

    private VR implicitVr(int tag) {
        if (Tag.isPrivate(tag) && Tag.element(tag) > 0xFF) {
            int creator = tag & 0xFFFF0000 | Tag.element(tag) >> 8;
            return frame.creator(creator).map(name -> PrivateElements.vrOf(name, tag)).orElse(VR.UN);
        }
        return Dictionary.dependsOnSign(tag) && frame.signed() ? VR.SS : Dictionary.vrOf(tag);
    }

    /**
     * What the dictionaries say is certain for the standard's elements, and no more than likely for those of vendors: a
     * value is taken apart as a sequence of theirs only when its length is undefined. Pixel data in fragments is OB.
     */
    private static VR likelyVr(VR vr, int tag, long length) {
        if (length < 0) {
            return vr == VR.OW ? VR.OB : vr;
        }
        return vr == VR.SQ && Tag.isPrivate(tag) ? VR.UN : vr;
    }

    private void undefined(ElementHeader header) throws IOException {
        boolean vendors = !frame.encoding().explicit() && Tag.isPrivate(header.tag());
        switch (header.vr()) {
            case SQ -> sequence(header, frame.encoding());
            case UN -> sequence(header, Encoding.IMPLICIT);
            case OB, OW -> fragments(header);
            default -> {
                if (!vendors) {
                    throw refuse(Reason.MALFORMED, "undefined length is not allowed for VR " + header.vr());
                }
                sequence(header, Encoding.IMPLICIT);
            }
        }
    }

    private void sequence(ElementHeader header, Encoding inside) throws IOException {
        if (frame.depth() >= limits.nestingMax()) {
            throw refuse(Reason.OVER_LIMIT, "more than " + limits.nestingMax() + " sequences within one another");
        }
        long bound = checkedEnd(header.length(), "the sequence");
        frame = new Frame(Frame.Kind.SEQUENCE, frame, inside, header.hasUndefinedLength(), bound, header.tag());
        handler.startSequence(header);
    }

    /** Where something of this length ends, which must not be beyond what is around it. */
    private long checkedEnd(long length, String what) throws DicomFormatException {
        if (length < 0) {
            return frame.bound();
        }
        long end = in.position() + length;
        if (end > frame.bound()) {
            long left = Math.max(0, frame.bound() - in.position());
            throw refuse(tooLong(end), what + " says it has " + length + " bytes, at most " + left + " are left");
        }
        return end;
    }

    private Reason tooLong(long end) {
        if (end > in.end()) {
            return Reason.CUT_OFF;
        }
        return isOuter() || frame.bound() >= in.bound() ? Reason.OVER_LIMIT : Reason.MALFORMED;
    }

    private void leaf(ElementHeader header) throws IOException {
        checkedEnd(header.length(), "the value");
        remember(header);
        ValueStream value = new ValueStream(in, header.length());
        handler.value(header, value);
        value.skipRest();
    }

    /** Keeps the few values that the VRs of later elements depend on. */
    private void remember(ElementHeader header) throws IOException {
        int tag = header.tag();
        if (frame.encoding().explicit()) {
            return;
        }
        int length = (int) Math.min(header.length(), CREATOR_BYTES_MAX + 1);
        if (tag == Tag.PixelRepresentation && length == 2 && in.fill(2)) {
            frame.pixelRepresentation(in.peek(0) | in.peek(1) << 8);
        } else if (Tag.isPrivateCreator(tag) && length <= CREATOR_BYTES_MAX && in.fill(length)) {
            byte[] name = new byte[length];
            for (int i = 0; i < length; i++) {
                name[i] = (byte) in.peek(i);
            }
            frame.creator(tag, new String(name, StandardCharsets.US_ASCII).trim());
        }
    }

    private void fragments(ElementHeader header) throws IOException {
        boolean bigEndian = header.bigEndian();
        handler.startFragments(header);
        for (int index = 0; ; index++) {
            int tag = in.tag(bigEndian);
            long length = in.length(bigEndian);
            if (tag == Tag.SequenceDelimitationItem) {
                handler.endFragments();
                return;
            }
            if (tag != Tag.Item || length < 0) {
                throw refuse(Reason.MALFORMED, "a fragment of a known length must begin here");
            }
            checkedEnd(length, "fragment " + index);
            ValueStream value = new ValueStream(in, length);
            handler.fragment(index, value);
            value.skipRest();
        }
    }
}
