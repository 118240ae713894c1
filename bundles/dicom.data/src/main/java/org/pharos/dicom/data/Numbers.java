package org.pharos.dicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Binary values as numbers, and back. */
final class Numbers {

    private Numbers() {}

    private static ByteBuffer buffer(byte[] bytes, boolean bigEndian) {
        return ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** How many whole values there are; a rest that is no whole value does not count. */
    static int count(VR vr, byte[] bytes) {
        return bytes.length / vr.valueBytes();
    }

    static long integer(VR vr, byte[] bytes, boolean bigEndian, int index) {
        ByteBuffer buffer = buffer(bytes, bigEndian);
        int at = index * vr.valueBytes();
        return switch (vr) {
            case AT -> (long) (buffer.getShort(at) & 0xFFFF) << 16 | buffer.getShort(at + 2) & 0xFFFF;
            case US, OW -> buffer.getShort(at) & 0xFFFF;
            case SS -> buffer.getShort(at);
            case UL, OL -> buffer.getInt(at) & 0xFFFFFFFFL;
            case SL -> buffer.getInt(at);
            case SV, UV, OV -> buffer.getLong(at);
            case FL, OF, FD, OD -> (long) real(vr, bytes, bigEndian, index);
            default -> bytes[at] & 0xFF;
        };
    }

    static double real(VR vr, byte[] bytes, boolean bigEndian, int index) {
        ByteBuffer buffer = buffer(bytes, bigEndian);
        return switch (vr) {
            case FL, OF -> buffer.getFloat(index * 4);
            case FD, OD -> buffer.getDouble(index * 8);
            case UV, OV -> unsigned(buffer.getLong(index * 8));
            default -> integer(vr, bytes, bigEndian, index);
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }

    /** One value as text: a number, or eight hexadecimal digits for a tag. */
    static String text(VR vr, byte[] bytes, boolean bigEndian, int index) {
        return switch (vr) {
            case AT -> String.format("%08X", integer(vr, bytes, bigEndian, index));
            case FL, OF -> Float.toString((float) real(vr, bytes, bigEndian, index));
            case FD, OD -> Double.toString(real(vr, bytes, bigEndian, index));
            case UV, OV -> Long.toUnsignedString(integer(vr, bytes, bigEndian, index));
            default -> Long.toString(integer(vr, bytes, bigEndian, index));
        };
    }

    /** Little endian bytes of integers; tags as group, then element. */
    static byte[] encode(VR vr, long[] values) {
        ByteBuffer buffer = buffer(new byte[Math.multiplyExact(values.length, vr.valueBytes())], false);
        for (long value : values) {
            switch (vr) {
                case AT -> buffer.putShort((short) (value >>> 16)).putShort((short) value);
                case US, SS, OW -> buffer.putShort((short) value);
                case UL, SL, OL -> buffer.putInt((int) value);
                case UV, SV, OV -> buffer.putLong(value);
                case FL, OF -> buffer.putFloat(value);
                case FD, OD -> buffer.putDouble(value);
                default -> buffer.put((byte) value);
            }
        }
        return buffer.array();
    }

    /** Little endian bytes of floating point numbers. */
    static byte[] encode(VR vr, double[] values) {
        ByteBuffer buffer = buffer(new byte[Math.multiplyExact(values.length, vr.valueBytes())], false);
        for (double value : values) {
            switch (vr) {
                case FL, OF -> buffer.putFloat((float) value);
                case FD, OD -> buffer.putDouble(value);
                default -> throw new IllegalArgumentException(vr + " holds no floating point numbers");
            }
        }
        return buffer.array();
    }

    /** Whether this VR can hold the integer. */
    static boolean fits(VR vr, long value) {
        return switch (vr) {
            case US, OW -> value >= 0 && value <= 0xFFFF;
            case SS -> value >= Short.MIN_VALUE && value <= Short.MAX_VALUE;
            case UL, OL, AT -> value >= 0 && value <= 0xFFFFFFFFL;
            case SL -> value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
            case OB, UN -> value >= 0 && value <= 0xFF;
            default -> true;
        };
    }
}
