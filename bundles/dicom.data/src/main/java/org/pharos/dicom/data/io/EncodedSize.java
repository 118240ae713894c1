package org.pharos.dicom.data.io;

import java.util.List;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.Value;

/** How many bytes something takes when written. */
final class EncodedSize {

    static final int DELIMITER_BYTES = 8;
    private static final int SHORT_LENGTH_MAX = 0xFFFF;

    private EncodedSize() {}

    static long of(DataSet dataSet, Encoding encoding) {
        return dataSet.elements().stream().mapToLong(element -> of(element, encoding)).sum();
    }

    private static long of(Element element, Encoding encoding) {
        Value value = element.value();
        if (value instanceof Value.Leaf leaf) {
            return header(vr(element, encoding), encoding) + even(leaf.length());
        }
        if (value instanceof Value.Items items) {
            long delimiter = isDelimited(element) ? DELIMITER_BYTES : 0;
            return header(element.vr(), encoding) + of(items.items(), inside(element, encoding)) + delimiter;
        }
        long parts = ((Value.Fragments) value).parts().stream().mapToLong(part -> 8 + even(part.length())).sum();
        return header(element.vr(), encoding) + parts + DELIMITER_BYTES;
    }

    static long of(List<DataSet> items, Encoding encoding) {
        return items.stream().mapToLong(item -> item(item, encoding)).sum();
    }

    private static long item(DataSet item, Encoding encoding) {
        return 8 + of(item, encoding) + (item.undefinedLength() ? DELIMITER_BYTES : 0);
    }

    private static int header(VR vr, Encoding encoding) {
        return encoding.explicit() && vr.hasLongLength() ? 12 : 8;
    }

    static long even(long length) {
        return length + (length & 1);
    }

    /** What stands in UN is implicit little endian, whatever is around it (PS3.5 §6.2.2). */
    static Encoding inside(Element element, Encoding encoding) {
        return element.vr() == VR.SQ ? encoding : Encoding.IMPLICIT;
    }

    static boolean isDelimited(Element element) {
        return element.value() instanceof Value.Items items && items.undefinedLength();
    }

    /** The VR to write: UN for a value too long for the 16-bit length of its own (PS3.5 §6.2.2). */
    static VR vr(Element element, Encoding encoding) {
        boolean tooLong = encoding.explicit() && !element.vr().hasLongLength()
                && element.value() instanceof Value.Leaf leaf && even(leaf.length()) > SHORT_LENGTH_MAX;
        return tooLong ? VR.UN : element.vr();
    }
}
