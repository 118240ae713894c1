package org.pharos.dicom.data;

import java.util.List;
import org.pharos.dicom.data.charset.CharacterSet;

/** An element on its way from a data set of one character set to one of another. */
final class Recoded {

    private Recoded() {}

    static Element element(Element element, CharacterSet from, CharacterSet to) {
        if (element.value() instanceof Value.Items items) {
            Value.Items recoded = new Value.Items(items(items.items(), to), items.undefinedLength());
            return new Element(element.tag(), element.vr(), recoded);
        }
        if (from.equals(to) || !element.vr().usesCharacterSet() || isAscii(element.bytes())) {
            return element;
        }
        List<String> values = element.strings(from).stream().map(to::encodable).toList();
        return Element.of(element.tag(), element.vr(), Texts.encode(element.vr(), values, to));
    }

    /** Items without a character set of their own take that of the data set around them. */
    private static List<DataSet> items(List<DataSet> items, CharacterSet to) {
        return items.stream().map(item -> item(item, to)).toList();
    }

    /** A copy of an item, for a data set of this character set. */
    static DataSet item(DataSet item, CharacterSet around) {
        DataSet result = new DataSet();
        result.setUndefinedLength(item.undefinedLength());
        CharacterSet from = item.characterSet();
        CharacterSet to = item.contains(Tag.SpecificCharacterSet) ? from : around;
        item.elements().forEach(element -> result.set(element(element, from, to)));
        return result;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == 0x1B) {
                return false;
            }
        }
        return true;
    }
}
