package org.pharos.dicom.data.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Encapsulated pixel data as one value field: items, each with its length, in little endian (PS3.5 §A.4). */
final class Fragments {

    private static final int HEADER_BYTES = 8;
    private static final byte[] ITEM = {(byte) 0xFE, (byte) 0xFF, 0x00, (byte) 0xE0};
    private static final byte[] END = {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0};

    private Fragments() {}

    static byte[] header(long length) {
        return ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN).put(ITEM).putInt((int) length).array();
    }

    /** The parts, where the bytes are items through and through, with or without the delimiter at their end. */
    static Optional<List<byte[]>> split(byte[] value) {
        List<byte[]> parts = new ArrayList<>();
        int at = 0;
        while (at + HEADER_BYTES <= value.length && Arrays.equals(value, at, at + 4, ITEM, 0, 4)) {
            long length = ByteBuffer.wrap(value, at + 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFFFFFFL;
            at += HEADER_BYTES;
            if (length > value.length - at) {
                return Optional.empty();
            }
            parts.add(Arrays.copyOfRange(value, at, at + (int) length));
            at += (int) length;
        }
        boolean ended = at == value.length || Arrays.equals(value, at, value.length, END, 0, END.length);
        return ended && !parts.isEmpty() ? Optional.of(parts) : Optional.empty();
    }
}
