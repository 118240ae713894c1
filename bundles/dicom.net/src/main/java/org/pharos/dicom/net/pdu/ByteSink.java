package org.pharos.dicom.net.pdu;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Big-endian writing of a PDU body. */
final class ByteSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    ByteSink u8(int value) {
        bytes.write(value);
        return this;
    }

    ByteSink u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    ByteSink u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    ByteSink raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    ByteSink zeros(int count) {
        return raw(new byte[count]);
    }

    ByteSink text(String value) {
        return raw(value.getBytes(StandardCharsets.US_ASCII));
    }

    /** Type, reserved byte, two-byte length, body. */
    ByteSink item(int type, byte[] body) {
        if (body.length > 0xFFFF) {
            throw new IllegalArgumentException("item " + type + " of " + body.length + " bytes exceeds 65535");
        }
        return u8(type).u8(0).u16(body.length).raw(body);
    }

    ByteSink item(int type, String text) {
        return item(type, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Two-byte length, then the text. */
    ByteSink counted(String text) {
        return u16(text.length()).text(text);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
