package org.pharos.fleet.protocol.payload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes one protobuf message of the wire form. One thread. */
final class WireWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    WireWriter number(int field, long value) {
        tag(field, WireReader.VARINT);
        varint(value);
        return this;
    }

    WireWriter flag(int field, boolean value) {
        return number(field, value ? 1 : 0);
    }

    WireWriter single(int field, float value) {
        tag(field, WireReader.FIXED32);
        littleEndian(Float.floatToRawIntBits(value), Integer.BYTES);
        return this;
    }

    WireWriter real(int field, double value) {
        tag(field, WireReader.FIXED64);
        littleEndian(Double.doubleToRawLongBits(value), Long.BYTES);
        return this;
    }

    WireWriter text(int field, String value) {
        return octets(field, value.getBytes(StandardCharsets.UTF_8));
    }

    WireWriter octets(int field, byte[] value) {
        tag(field, WireReader.DELIMITED);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    WireWriter message(int field, WireWriter inner) {
        return octets(field, inner.bytes());
    }

    /** Only when there is something to say. */
    WireWriter textIfAny(int field, String value) {
        return value.isEmpty() ? this : text(field, value);
    }

    /** Only when there is something to say. */
    WireWriter flagIfSet(int field, boolean value) {
        return value ? flag(field, true) : this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void tag(int field, int type) {
        varint((long) field << 3 | type);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private void littleEndian(long bits, int count) {
        for (int i = 0; i < count; i++) {
            out.write((int) (bits >>> (Byte.SIZE * i)));
        }
    }
}
