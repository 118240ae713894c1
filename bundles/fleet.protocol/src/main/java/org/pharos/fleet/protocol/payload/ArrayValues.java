package org.pharos.fleet.protocol.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The packed arrays of Sparkplug 3.0 §6.4.16: little endian; booleans as a 32-bit count and bits from the most
 * significant down; strings each ended by a zero byte.
 */
public final class ArrayValues {

    private ArrayValues() {}

    /** @param type an integer array; DateTime in ms since the epoch */
    public static MetricValue.Octets ofWholes(DataType type, List<Long> numbers) {
        int width = width(type);
        ByteBuffer out = little(numbers.size() * width);
        for (long number : numbers) {
            for (int i = 0; i < width; i++) {
                out.put((byte) (number >>> (Byte.SIZE * i)));
            }
        }
        return new MetricValue.Octets(out.array());
    }

    /** @throws MalformedPayloadException when the length is no multiple of an element's */
    public static List<Long> wholes(DataType type, MetricValue.Octets packed) throws MalformedPayloadException {
        int width = width(type);
        ByteBuffer in = whole(packed, width);
        List<Long> numbers = new ArrayList<>();
        while (in.hasRemaining()) {
            long bits = 0;
            for (int i = 0; i < width; i++) {
                bits |= (in.get() & 0xFFL) << (Byte.SIZE * i);
            }
            numbers.add(element(type).meaning(bits));
        }
        return numbers;
    }

    public static MetricValue.Octets ofSingles(List<Float> numbers) {
        ByteBuffer out = little(numbers.size() * Float.BYTES);
        numbers.forEach(out::putFloat);
        return new MetricValue.Octets(out.array());
    }

    public static List<Float> singles(MetricValue.Octets packed) throws MalformedPayloadException {
        ByteBuffer in = whole(packed, Float.BYTES);
        List<Float> numbers = new ArrayList<>();
        while (in.hasRemaining()) {
            numbers.add(in.getFloat());
        }
        return numbers;
    }

    public static MetricValue.Octets ofReals(List<Double> numbers) {
        ByteBuffer out = little(numbers.size() * Double.BYTES);
        numbers.forEach(out::putDouble);
        return new MetricValue.Octets(out.array());
    }

    public static List<Double> reals(MetricValue.Octets packed) throws MalformedPayloadException {
        ByteBuffer in = whole(packed, Double.BYTES);
        List<Double> numbers = new ArrayList<>();
        while (in.hasRemaining()) {
            numbers.add(in.getDouble());
        }
        return numbers;
    }

    public static MetricValue.Octets ofFlags(List<Boolean> flags) {
        ByteBuffer out = little(Integer.BYTES + (flags.size() + 7) / 8).putInt(flags.size());
        byte[] bytes = out.array();
        for (int i = 0; i < flags.size(); i++) {
            if (flags.get(i)) {
                bytes[Integer.BYTES + i / 8] |= (byte) (0x80 >>> (i % 8));
            }
        }
        return new MetricValue.Octets(bytes);
    }

    public static List<Boolean> flags(MetricValue.Octets packed) throws MalformedPayloadException {
        byte[] bytes = packed.value();
        int count = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (count < 0 || (count + 7L) / 8 != bytes.length - Integer.BYTES) {
            throw new MalformedPayloadException("a boolean array is not as long as it says");
        }
        List<Boolean> flags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            flags.add((bytes[Integer.BYTES + i / 8] & (0x80 >>> (i % 8))) != 0);
        }
        return flags;
    }

    public static MetricValue.Octets ofTexts(List<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(text).append('\0'));
        return new MetricValue.Octets(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static List<String> texts(MetricValue.Octets packed) throws MalformedPayloadException {
        String all = new String(packed.value(), StandardCharsets.UTF_8);
        if (!all.isEmpty() && all.charAt(all.length() - 1) != '\0') {
            throw new MalformedPayloadException("a string array does not end with a zero byte");
        }
        List<String> texts = new ArrayList<>(List.of(all.split("\0", -1)));
        texts.remove(texts.size() - 1);
        return texts;
    }

    private static ByteBuffer whole(MetricValue.Octets packed, int width) throws MalformedPayloadException {
        byte[] bytes = packed.value();
        if (bytes.length % width != 0) {
            throw new MalformedPayloadException("an array ends within an element");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int width(DataType array) {
        return switch (element(array)) {
            case INT8, UINT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32 -> 4;
            default -> 8;
        };
    }

    private static DataType element(DataType array) {
        return switch (array) {
            case INT8_ARRAY -> DataType.INT8;
            case INT16_ARRAY -> DataType.INT16;
            case INT32_ARRAY -> DataType.INT32;
            case INT64_ARRAY -> DataType.INT64;
            case UINT8_ARRAY -> DataType.UINT8;
            case UINT16_ARRAY -> DataType.UINT16;
            case UINT32_ARRAY -> DataType.UINT32;
            case UINT64_ARRAY -> DataType.UINT64;
            case DATE_TIME_ARRAY -> DataType.DATE_TIME;
            default -> throw new IllegalArgumentException("not an array of integers: " + array);
        };
    }
}
