package org.pharos.dicom.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.Value;

/** Builds a data set from what a scan tells, within a bound of memory. */
class DataSetLoader implements DataSetHandler {

    /** About what the objects around a value, an element or an item cost in memory. */
    private static final int OVERHEAD_BYTES = 96;

    private record Open(ElementHeader header, DataSet around, List<DataSet> items) {}

    private final ReadOptions options;
    private final Optional<Path> file;
    private final IntPredicate wanted;
    private final DataSet result = new DataSet();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Value.Leaf> fragments = new ArrayList<>();
    private DataSet current = result;
    private ElementHeader fragmented;
    private int unwantedDepth;
    private long memoryBytes;

    /** @param file where values may stay @param wanted tags of the outermost level to keep, with all that is inside */
    DataSetLoader(ReadOptions options, Optional<Path> file, IntPredicate wanted) {
        this.options = options;
        this.file = file;
        this.wanted = wanted;
    }

    DataSet result() {
        return result;
    }

    @Override
    public boolean proceed(ElementHeader header) {
        return header.depth() > 0
                || options.stopBefore().isEmpty()
                || Integer.compareUnsigned(header.tag(), options.stopBefore().getAsInt()) < 0;
    }

    private boolean isWanted(ElementHeader header) {
        return unwantedDepth == 0 && (header.depth() > 0 || wanted.test(header.tag()));
    }

    @Override
    public void value(ElementHeader header, ValueStream value) throws IOException {
        if (isWanted(header)) {
            add(header, new Element(header.tag(), header.vr(), unwrapped(header, leaf(value, header))));
        }
    }

    /** Items that hide in a UN of known length, where the dictionaries know the element for a sequence. */
    private Value unwrapped(ElementHeader header, Value.Leaf leaf) throws IOException {
        boolean hidden = header.vr() == VR.UN && leaf.length() > 0 && leaf instanceof Value.Bytes
                && current.vrOf(header.tag()) == VR.SQ;
        long memoryLeft = options.limits().memoryBytesMax() - memoryBytes;
        Optional<HiddenSequence> found = hidden && memoryLeft > 0
                ? HiddenSequence.find((Value.Bytes) leaf, header.depth(), options, memoryLeft) : Optional.empty();
        if (found.isEmpty()) {
            return leaf;
        }
        charge(header, found.get().memoryBytes());
        return found.get().items();
    }

    /** What was loaded so far costs in memory. */
    long memoryBytes() {
        return memoryBytes;
    }

    private Value.Leaf leaf(ValueStream value, ElementHeader header) throws IOException {
        charge(header, OVERHEAD_BYTES);
        if (file.isPresent() && value.length() > options.onDiskAboveBytes()) {
            return new Value.OnDisk(file.get(), value.offset(), value.length(), header.bigEndian());
        }
        charge(header, value.length());
        return new Value.Bytes(value.bytes(), header.bigEndian());
    }

    private void charge(ElementHeader header, long bytes) throws DicomFormatException {
        memoryBytes += bytes;
        long most = options.limits().memoryBytesMax();
        if (memoryBytes > most) {
            throw new DicomFormatException(Reason.OVER_LIMIT, "", header.offset(),
                    "the data set needs more than the " + most + " bytes of memory it may have");
        }
    }

    /** The same element twice, with two contents: which one counts would depend on the reader. */
    void add(ElementHeader header, Element element) throws DicomFormatException {
        Element before = current.get(element.tag()).orElse(null);
        if (before != null && !same(before, element)) {
            throw new DicomFormatException(Reason.MALFORMED, Tag.toString(element.tag()), header.offset(),
                    "the element stands here a second time, with another value");
        }
        current.set(element);
    }

    private static boolean same(Element one, Element other) {
        return one.value() instanceof Value.Bytes a && other.value() instanceof Value.Bytes b
                && Arrays.equals(a.bytes(), b.bytes());
    }

    @Override
    public void startSequence(ElementHeader header) throws IOException {
        if (!isWanted(header)) {
            unwantedDepth++;
            return;
        }
        charge(header, OVERHEAD_BYTES);
        open.push(new Open(header, current, new ArrayList<>()));
    }

    @Override
    public void startItem(long length) throws IOException {
        if (unwantedDepth > 0) {
            return;
        }
        Open sequence = open.element();
        charge(sequence.header(), OVERHEAD_BYTES);
        current = new DataSet();
        current.setUndefinedLength(length == ElementHeader.UNDEFINED);
        sequence.items().add(current);
    }

    @Override
    public void endItem() {
        if (unwantedDepth == 0) {
            current = open.element().around();
        }
    }

    @Override
    public void endSequence() throws IOException {
        if (unwantedDepth > 0) {
            unwantedDepth--;
            return;
        }
        Open sequence = open.pop();
        ElementHeader header = sequence.header();
        current = sequence.around();
        add(header, new Element(
                header.tag(), header.vr(), new Value.Items(sequence.items(), header.hasUndefinedLength())));
    }

    @Override
    public void startFragments(ElementHeader header) {
        fragmented = header;
        fragments.clear();
    }

    @Override
    public void fragment(int index, ValueStream value) throws IOException {
        if (isWanted(fragmented)) {
            fragments.add(leaf(value, fragmented));
        }
    }

    @Override
    public void endFragments() throws IOException {
        if (isWanted(fragmented)) {
            add(fragmented, new Element(fragmented.tag(), fragmented.vr(), new Value.Fragments(fragments)));
        }
    }
}
