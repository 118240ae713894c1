package org.pharos.dicom.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.pharos.dicom.data.charset.CharacterSet;

/**
 * Data elements in the order of their tags; also one item of a sequence.
 *
 * <p>Values stay as they were encoded until asked for, so that what is not changed is written back byte for byte. What
 * was read from outside may hold anything: getters answer "empty" for a value that is absent or not what was asked for,
 * never with an exception, except {@link java.io.UncheckedIOException} for a value that was left on a disk that fails.
 * Not safe for use from several threads at once while it is changed.
 */
public final class DataSet {

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private DataSet parent;
    private CharacterSet ownCharacterSet;
    private boolean undefinedLength = true;

    /** An empty data set. */
    public DataSet() {}

    /** The elements in the order of their tags; a live view that cannot be changed. */
    public Collection<Element> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    /** The number of elements, those inside items not counted. */
    public int size() {
        return elements.size();
    }

    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /** Whether the element is there, be it empty. */
    public boolean contains(int tag) {
        return elements.containsKey(tag);
    }

    /** Whether the element is there and not empty. */
    public boolean hasValue(int tag) {
        Element element = elements.get(tag);
        return element != null && !element.isEmpty();
    }

    public Optional<Element> get(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** The character set that texts here are encoded in: its own, or that of the data set around it. */
    public CharacterSet characterSet() {
        for (DataSet set = this; set != null; set = set.parent) {
            if (set.ownCharacterSet != null) {
                return set.ownCharacterSet;
            }
        }
        return CharacterSet.DEFAULT;
    }

    /** Declares the character set of texts set from now on; texts already here are encoded anew. */
    public void setCharacterSet(CharacterSet next) {
        DataSet same = new DataSet();
        same.setString(Tag.SpecificCharacterSet, next.terms().toArray(String[]::new));
        same.copyFrom(this, elements.keySet().stream()
                .mapToInt(Integer::intValue).filter(tag -> tag != Tag.SpecificCharacterSet).toArray());
        elements.clear();
        same.elements.values().forEach(this::set);
    }

    /** The first value as text, without padding; numbers in decimal, tags as eight hexadecimal digits. */
    public Optional<String> getString(int tag) {
        List<String> values = getStrings(tag);
        return values.isEmpty() || values.get(0).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The first value as text, or the other text when there is none. */
    public String getString(int tag, String otherwise) {
        return getString(tag).orElse(otherwise);
    }

    /** All values as text, without padding; empty ones in between stay. None where there are 262,144 or more. */
    public List<String> getStrings(int tag) {
        Element element = elements.get(tag);
        return element == null ? List.of() : element.strings(characterSet(), meaningOf(element));
    }

    /** The first value as a person's name. */
    public Optional<PersonName> getPersonName(int tag) {
        return getString(tag).map(PersonName::parse);
    }

    /** The first value as a whole number of 32 bits. */
    public OptionalInt getInt(int tag) {
        OptionalLong value = getLong(tag);
        boolean fits = value.isPresent() && value.getAsLong() == (int) value.getAsLong();
        return fits ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    /** The first value as a whole number, or the other number when it is none. */
    public int getInt(int tag, int otherwise) {
        return getInt(tag).orElse(otherwise);
    }

    /** All values as whole numbers; none when one of them is not, or has more than 32 bits. */
    public int[] getInts(int tag) {
        long[] values = getLongs(tag);
        boolean fit = Arrays.stream(values).allMatch(value -> value == (int) value);
        return fit ? Arrays.stream(values).mapToInt(value -> (int) value).toArray() : new int[0];
    }

    /** The first value as a whole number. */
    public OptionalLong getLong(int tag) {
        return Arrays.stream(getLongs(tag)).findFirst();
    }

    /** All values as whole numbers; none when one of them is not. */
    public long[] getLongs(int tag) {
        return get(tag).map(element -> element.longs(meaningOf(element))).orElse(new long[0]);
    }

    /** The first value as a floating point number. */
    public OptionalDouble getDouble(int tag) {
        return Arrays.stream(getDoubles(tag)).findFirst();
    }

    /** All values as floating point numbers; none when one of them is not a number. */
    public double[] getDoubles(int tag) {
        return get(tag).map(element -> element.doubles(meaningOf(element))).orElse(new double[0]);
    }

    /** The encoded bytes, not copied: nobody may change them. Empty for sequences and fragments. */
    public Optional<byte[]> getBytes(int tag) {
        return get(tag).filter(element -> element.value() instanceof Value.Leaf).map(Element::bytes);
    }

    /** The items of a sequence; none when it is absent or no sequence. The list cannot be changed, the items can. */
    public List<DataSet> getSequence(int tag) {
        return get(tag).map(Element::items).map(Collections::unmodifiableList).orElse(List.of());
    }

    /** The first item of a sequence. */
    public Optional<DataSet> getItem(int tag) {
        return getSequence(tag).stream().findFirst();
    }

    /** Puts an element in place of the one with its tag. Items that belong to another data set are copied. */
    public DataSet set(Element element) {
        if (element.value() instanceof Value.Items items) {
            List<DataSet> own = new ArrayList<>(items.items().size());
            items.items().forEach(item -> own.add(adopt(item)));
            Value.Items adopted = new Value.Items(own, items.undefinedLength());
            elements.put(element.tag(), new Element(element.tag(), element.vr(), adopted));
            return this;
        }
        elements.put(element.tag(), element);
        if (element.tag() == Tag.SpecificCharacterSet) {
            ownCharacterSet = CharacterSet.of(element.strings(CharacterSet.DEFAULT));
        }
        return this;
    }

    private DataSet adopt(DataSet item) {
        DataSet own = item.parent == null || item.parent == this ? item : Recoded.item(item, characterSet());
        own.parent = this;
        return own;
    }

    /**
     * Sets texts, with the VR of the dictionary; numbers are parsed where the VR is binary. No value: empty element.
     */
    public DataSet setString(int tag, String... values) {
        return set(tag, vrOf(tag), values);
    }

    /**
     * Sets texts, encoded in this data set's character set.
     *
     * @throws IllegalArgumentException when a character has no form in it, or the VR holds no text and the text no
     *     number
     */
    public DataSet set(int tag, VR vr, String... values) {
        if (vr.isText()) {
            byte[] bytes = values.length == 0 ? new byte[0] : Texts.encode(vr, List.of(values), characterSet());
            return set(Element.of(tag, vr, bytes));
        }
        return switch (vr.kind()) {
            case FLOAT -> setDouble(tag, vr, Arrays.stream(values).mapToDouble(Double::parseDouble).toArray());
            case TAG -> setLong(tag, vr, Arrays.stream(values).mapToLong(text -> Long.parseLong(text, 16)).toArray());
            case SIGNED -> setLong(tag, vr, Arrays.stream(values).mapToLong(Long::parseLong).toArray());
            case UNSIGNED -> setLong(tag, vr, Arrays.stream(values).mapToLong(Long::parseUnsignedLong).toArray());
            default -> throw new IllegalArgumentException(Tag.toString(tag) + " of VR " + vr + " holds no text");
        };
    }

    /** Sets whole numbers, with the VR of the dictionary, as text where that is IS or DS. */
    public DataSet setInt(int tag, int... values) {
        VR vr = vrOf(tag);
        if (vr.isText()) {
            return set(tag, vr, Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
        }
        return setLong(tag, vr, Arrays.stream(values).asLongStream().toArray());
    }

    /** @throws IllegalArgumentException when a number does not fit the VR */
    public DataSet setLong(int tag, VR vr, long... values) {
        if (!Arrays.stream(values).allMatch(value -> Numbers.fits(vr, value))) {
            throw new IllegalArgumentException("a number does not fit " + vr + " in " + Tag.toString(tag));
        }
        return set(Element.of(tag, vr, Numbers.encode(vr, values)));
    }

    /** Sets floating point numbers, with the VR of the dictionary; for DS in at most 16 characters (PS3.5 §6.2). */
    public DataSet setDouble(int tag, double... values) {
        VR vr = vrOf(tag);
        if (vr.isText()) {
            return set(tag, vr, Arrays.stream(values).mapToObj(DecimalStrings::of).toArray(String[]::new));
        }
        return setDouble(tag, vr, values);
    }

    private DataSet setDouble(int tag, VR vr, double... values) {
        return set(Element.of(tag, vr, Numbers.encode(vr, values)));
    }

    /** Sets a person's name, with the VR of the dictionary. */
    public DataSet setPersonName(int tag, PersonName name) {
        return setString(tag, name.encoded());
    }

    /** Sets bytes as they are to be written in little endian; not copied, the caller must not change them after. */
    public DataSet setBytes(int tag, VR vr, byte[] bytes) {
        return set(Element.of(tag, vr, bytes));
    }

    /** Sets the items of a sequence. */
    public DataSet setSequence(int tag, List<DataSet> items) {
        return set(new Element(tag, VR.SQ, new Value.Items(items, true)));
    }

    /** Sets encapsulated pixel data: the Basic Offset Table, which may be empty, then the fragments. */
    public DataSet setFragments(int tag, List<byte[]> parts) {
        List<Value.Leaf> leaves = new ArrayList<>();
        parts.forEach(part -> leaves.add(new Value.Bytes(part, false)));
        return set(new Element(tag, VR.OB, new Value.Fragments(leaves)));
    }

    /** Appends an empty item to a sequence, which is made when it is not there. */
    public DataSet newItem(int tag) {
        DataSet item = new DataSet();
        item.parent = this;
        Element element = elements.get(tag);
        if (element == null || !(element.value() instanceof Value.Items)) {
            element = new Element(tag, VR.SQ, new Value.Items(new ArrayList<>(), true));
            elements.put(tag, element);
        }
        element.items().add(item);
        return item;
    }

    /** Removes an element, if it is there. */
    public DataSet remove(int tag) {
        elements.remove(tag);
        if (tag == Tag.SpecificCharacterSet) {
            ownCharacterSet = null;
        }
        return this;
    }

    /** The elements of these tags that are here, byte for byte, with the character set they need. */
    public DataSet copyOf(int... tags) {
        DataSet result = new DataSet();
        if (ownCharacterSet != null) {
            result.set(elements.get(Tag.SpecificCharacterSet));
        } else if (!characterSet().terms().isEmpty()) {
            result.setString(Tag.SpecificCharacterSet, characterSet().terms().toArray(String[]::new));
        }
        return result.copyFrom(this, tags);
    }

    /**
     * Takes over the elements of these tags that the source has, byte for byte; texts beyond ASCII are encoded anew
     * only where the two character sets differ ({@code ?} for what this one lacks).
     */
    public DataSet copyFrom(DataSet source, int... tags) {
        CharacterSet from = source.characterSet();
        for (int tag : tags) {
            Element element = source.elements.get(tag);
            if (element != null) {
                set(Recoded.element(element, from, characterSet()));
            }
        }
        return this;
    }

    /** The same elements, independent of this data set: changing items there changes nothing here. */
    public DataSet copy() {
        DataSet result = copyOf(elements.keySet().stream().mapToInt(Integer::intValue).toArray());
        result.undefinedLength = undefinedLength;
        return result;
    }

    /**
     * The VR an element of this tag has here when nobody says it: by the dictionary, by Pixel Representation, or by the
     * vendor that reserved the block.
     */
    public VR vrOf(int tag) {
        if (Tag.isPrivate(tag) && Tag.element(tag) > 0xFF) {
            return privateCreator(tag).map(creator -> PrivateElements.vrOf(creator, tag)).orElse(VR.UN);
        }
        return Dictionary.dependsOnSign(tag) && signed() ? VR.SS : Dictionary.vrOf(tag);
    }

    /** The VR to read an element by: as encoded, or where that is UN, the one its tag has here (PS3.5 §6.2.2). */
    public VR meaningOf(Element element) {
        return element.vr() == VR.UN ? vrOf(element.tag()) : element.vr();
    }

    private boolean signed() {
        for (DataSet set = this; set != null; set = set.parent) {
            if (set.contains(Tag.PixelRepresentation)) {
                return set.getInt(Tag.PixelRepresentation, 0) == 1;
            }
        }
        return false;
    }

    /** Who reserved the block of a private element (PS3.5 §7.8.1). */
    public Optional<String> privateCreator(int tag) {
        return getString(tag & 0xFFFF0000 | Tag.element(tag) >> 8);
    }

    /** Whether, as an item, it is written with a delimiter at its end instead of its length. */
    public boolean undefinedLength() {
        return undefinedLength;
    }

    /** Says how it is written as an item: with a delimiter at its end, or with its length before it. */
    public void setUndefinedLength(boolean undefined) {
        this.undefinedLength = undefined;
    }

    /** The number of elements; never their values. */
    @Override
    public String toString() {
        return "DataSet(" + elements.size() + " elements)";
    }
}
