package org.pharos.fleet.protocol.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads one protobuf message of the wire form: tags, varints, fixed and length-delimited fields. Never reads past its
 * own end, and allocates no more than the bytes that are there. One thread.
 */
final class WireReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int DELIMITED = 2;
    static final int FIXED32 = 5;

    private static final int FIELD_SHIFT = 3;
    private static final int TYPE_MASK = 7;

    private final ByteBuffer bytes;
    private final int nestingLeft;
    private int field;
    private int type;

    WireReader(ByteBuffer bytes, int nestingLeft) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.nestingLeft = nestingLeft;
    }

    /** Moves to the next field; false at the end. */
    boolean next() throws MalformedPayloadException {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        if (tag <= TYPE_MASK || tag > 0xFFFF_FFFFL) {
            throw new MalformedPayloadException("no field has this tag");
        }
        field = (int) (tag >>> FIELD_SHIFT);
        type = (int) (tag & TYPE_MASK);
        return true;
    }

    int field() {
        return field;
    }

    int type() {
        return type;
    }

    long number() throws MalformedPayloadException {
        expect(VARINT);
        return varint();
    }

    boolean flag() throws MalformedPayloadException {
        return number() != 0;
    }

    float single() throws MalformedPayloadException {
        expect(FIXED32);
        need(Float.BYTES);
        return bytes.getFloat();
    }

    double real() throws MalformedPayloadException {
        expect(FIXED64);
        need(Double.BYTES);
        return bytes.getDouble();
    }

    String text() throws MalformedPayloadException {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(delimited()).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPayloadException("a text is not UTF-8");
        }
    }

    MetricValue.Octets octets() throws MalformedPayloadException {
        ByteBuffer found = delimited();
        byte[] copy = new byte[found.remaining()];
        found.get(copy);
        return new MetricValue.Octets(copy);
    }

    WireReader message() throws MalformedPayloadException {
        if (nestingLeft == 0) {
            throw new MalformedPayloadException("nested too deeply");
        }
        return new WireReader(delimited(), nestingLeft - 1);
    }

    /** Numbers packed into one field. */
    WireReader packed() throws MalformedPayloadException {
        return new WireReader(delimited(), 0);
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }

    /** One number of a packed field. */
    long packedNumber() throws MalformedPayloadException {
        return varint();
    }

    void skip() throws MalformedPayloadException {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> leap(Long.BYTES);
            case DELIMITED -> delimited();
            case FIXED32 -> leap(Integer.BYTES);
            default -> throw new MalformedPayloadException("wire type " + type + " is not in use");
        }
    }

    private ByteBuffer delimited() throws MalformedPayloadException {
        expect(DELIMITED);
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new MalformedPayloadException("a length goes past the end");
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return part;
    }

    private long varint() throws MalformedPayloadException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            need(1);
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedPayloadException("a number is longer than 64 bits");
    }

    private void leap(int count) throws MalformedPayloadException {
        need(count);
        bytes.position(bytes.position() + count);
    }

    private void need(int count) throws MalformedPayloadException {
        if (bytes.remaining() < count) {
            throw new MalformedPayloadException("it ends within a field");
        }
    }

    private void expect(int wanted) throws MalformedPayloadException {
        if (type != wanted) {
            throw new MalformedPayloadException("field " + field + " has wire type " + type);
        }
    }
}
