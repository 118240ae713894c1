package org.pharos.dicom.net.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Big-endian reading of a PDU body that cannot be led beyond its end. */
final class ByteSource {

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteSource(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int left() {
        return end - at;
    }

    int u8() throws PduException {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int u16() throws PduException {
        return u8() << 8 | u8();
    }

    long u32() throws PduException {
        return (long) u16() << 16 | u16();
    }

    void skip(int count) throws PduException {
        need(count);
        at += count;
    }

    byte[] take(int count) throws PduException {
        need(count);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /** The next bytes as a source of their own. */
    ByteSource part(int count) throws PduException {
        need(count);
        at += count;
        return new ByteSource(bytes, at - count, at);
    }

    /** ISO 646 text without the padding before and behind it; other characters are refused. */
    String text(int count) throws PduException {
        byte[] taken = take(count);
        int length = count;
        while (length > 0 && (taken[length - 1] == 0 || taken[length - 1] == ' ')) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (taken[i] < ' ' || taken[i] == 0x7F) {
                throw PduException.invalid("a name holds a control character or a byte outside ISO 646");
            }
        }
        return new String(taken, 0, length, StandardCharsets.US_ASCII).strip();
    }

    String rest() throws PduException {
        return text(left());
    }

    private void need(int count) throws PduException {
        if (count > left()) {
            throw PduException.invalid("an item of " + count + " bytes where " + left() + " are left");
        }
    }
}
