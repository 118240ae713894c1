package org.pharos.dicom.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pharos.dicom.data.charset.CharacterSet;

/**
 * One data element: tag, VR as encoded, value as encoded. Immutable but for the items of a sequence.
 *
 * <p>A sequence that was sent as UN keeps the VR UN and has {@link Value.Items}.
 */
public record Element(int tag, VR vr, Value value) {

    /** @throws NullPointerException when a part is missing */
    public Element {
        Objects.requireNonNull(vr, "vr");
        Objects.requireNonNull(value, "value");
    }

    /** An element whose value is in memory, numbers in little endian. */
    public static Element of(int tag, VR vr, byte[] bytes) {
        return new Element(tag, vr, new Value.Bytes(bytes, false));
    }

    /** Whether there is nothing in it: no bytes, no items, no fragments. */
    public boolean isEmpty() {
        if (value instanceof Value.Leaf leaf) {
            return leaf.length() == 0;
        }
        return value instanceof Value.Items items && items.items().isEmpty();
    }

    /** The items of a sequence, else none. */
    public List<DataSet> items() {
        return value instanceof Value.Items items ? items.items() : List.of();
    }

    /**
     * The encoded bytes, not copied: nobody may change them. Empty for sequences and fragments.
     *
     * @throws UncheckedIOException when the value was left on disk and cannot be read
     */
    public byte[] bytes() {
        if (value instanceof Value.Bytes bytes) {
            return bytes.bytes();
        }
        if (value instanceof Value.Leaf leaf) {
            try (InputStream stream = leaf.open()) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the value of " + Tag.toString(tag), e);
            }
        }
        return new byte[0];
    }

    /** The values as text, without padding; numbers in decimal; none for bulk data and sequences. */
    public List<String> strings(CharacterSet set) {
        return strings(set, vr);
    }

    /** @param meaning the VR to read it by, which for UN may be one that the encoding did not say */
    List<String> strings(CharacterSet set, VR meaning) {
        if (isEmpty() || !(value instanceof Value.Leaf)) {
            return List.of();
        }
        return switch (meaning.kind()) {
            case BULK, SEQUENCE -> List.of();
            case STRING, TEXT, LONG_TEXT, URI -> Texts.decode(meaning, bytes(), set);
            default -> numberTexts(meaning);
        };
    }

    private List<String> numberTexts(VR meaning) {
        if (value instanceof Value.Leaf leaf && leaf.length() / meaning.valueBytes() >= Texts.VALUES_MAX) {
            return List.of();
        }
        byte[] bytes = bytes();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Numbers.count(meaning, bytes); i++) {
            texts.add(Numbers.text(meaning, bytes, bigEndian(), i));
        }
        return texts;
    }

    /** The values as integers; none when one of them is not a whole number. */
    public long[] longs() {
        return longs(vr);
    }

    long[] longs(VR meaning) {
        if (meaning.isText()) {
            return Texts.longs(strings(CharacterSet.DEFAULT, meaning));
        }
        byte[] bytes = bytes();
        long[] values = new long[Numbers.count(meaning, bytes)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.integer(meaning, bytes, bigEndian(), i);
        }
        return values;
    }

    /** The values as floating point numbers; none when one of them is not a number. */
    public double[] doubles() {
        return doubles(vr);
    }

    double[] doubles(VR meaning) {
        if (meaning.isText()) {
            return Texts.doubles(strings(CharacterSet.DEFAULT, meaning));
        }
        byte[] bytes = bytes();
        double[] values = new double[Numbers.count(meaning, bytes)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.real(meaning, bytes, bigEndian(), i);
        }
        return values;
    }

    private boolean bigEndian() {
        return value instanceof Value.Leaf leaf && leaf.bigEndian();
    }

    /** Tag, VR and size; never the value. */
    @Override
    public String toString() {
        return Tag.toString(tag) + " " + vr + " " + value;
    }
}
