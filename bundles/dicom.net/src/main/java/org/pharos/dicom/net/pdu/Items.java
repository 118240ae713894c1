package org.pharos.dicom.net.pdu;

import java.util.regex.Pattern;

/** Walks over the items of an association PDU: type, reserved byte, two-byte length, body. */
final class Items {

    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");

    private Items() {}

    /** What to do with one item. */
    interface Visitor {
        void item(int type, ByteSource body) throws PduException;
    }

    static void forEach(ByteSource source, Visitor visitor) throws PduException {
        while (source.left() > 0) {
            int type = source.u8();
            source.skip(1);
            int length = source.u16();
            visitor.item(type, source.part(length));
        }
    }

    /** The rest of an item as a UID. */
    static String uid(ByteSource source) throws PduException {
        return checked(source.rest());
    }

    /** A UID preceded by its two-byte length. */
    static String countedUid(ByteSource source) throws PduException {
        return checked(source.text(source.u16()));
    }

    private static String checked(String uid) throws PduException {
        if (!UID.matcher(uid).matches()) {
            throw PduException.invalid("a UID has other characters than digits and dots, or is not 1 to 64 long");
        }
        return uid;
    }
}
