package org.pharos.dicom.data.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.Value;

/**
 * A sequence that somebody on the way did not know and passed on as UN of known length (PS3.5 §6.2.2).
 *
 * @param memoryBytes what its items cost in memory
 */
record HiddenSequence(Value.Items items, long memoryBytes) {

    private static final int HEADER_BYTES = 8;

    /**
     * The items, when the bytes are items through and through and are written back as they were; else nothing.
     *
     * @param memoryBytesLeft what they may cost; a value that costs more stays the bytes it is
     */
    static Optional<HiddenSequence> find(Value.Bytes value, int depth, ReadOptions options, long memoryBytesLeft)
            throws IOException {
        int nestingLeft = options.limits().nestingMax() - depth;
        if (nestingLeft < 1 || !startsWithItem(value.bytes())) {
            return Optional.empty();
        }
        try {
            Limits inside = options.limits().withNestingMax(nestingLeft).withMemoryBytesMax(memoryBytesLeft);
            ItemsLoader loader = load(value.bytes(), ReadOptions.DEFAULT.withLimits(inside));
            Value.Items found = new Value.Items(loader.items, false);
            return isWrittenBack(found, value.bytes())
                    ? Optional.of(new HiddenSequence(found, loader.memoryBytes())) : Optional.empty();
        } catch (DicomFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWithItem(byte[] bytes) {
        return bytes.length >= HEADER_BYTES
                && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF && bytes[2] == 0 && bytes[3] == (byte) 0xE0;
    }

    /** Reads the value as the only sequence of a data set of its own. */
    private static ItemsLoader load(byte[] value, ReadOptions options) throws IOException {
        ItemsLoader loader = new ItemsLoader(options);
        InputStream around = new SequenceInputStream(
                new ByteArrayInputStream(header(value.length)), new ByteArrayInputStream(value));
        DicomReader.scanDataSet(around, TransferSyntax.IMPLICIT_LITTLE_ENDIAN, options, loader);
        return loader;
    }

    /** Keeps the items of the outermost sequence as nobody's yet, so that they inherit from whom they are given to. */
    private static final class ItemsLoader extends DataSetLoader {
        private List<DataSet> items = List.of();

        ItemsLoader(ReadOptions options) {
            super(options, Optional.empty(), tag -> true);
        }

        @Override
        void add(ElementHeader header, Element element) throws DicomFormatException {
            if (header.depth() == 0) {
                items = element.items();
            } else {
                super.add(header, element);
            }
        }
    }

    private static byte[] header(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(HEADER_BYTES);
        ByteOutput header = new ByteOutput(bytes);
        header.tag(Tag.ContentSequence, false);
        header.u32(length, false);
        header.flush();
        return bytes.toByteArray();
    }

    private static boolean isWrittenBack(Value.Items items, byte[] value) throws IOException {
        if (EncodedSize.of(items.items(), Encoding.IMPLICIT) != value.length) {
            return false;
        }
        Comparison comparison = new Comparison(header(value.length), value);
        DicomWriter writer = DicomWriter.ofDataSet(comparison, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        writer.write(new Element(Tag.ContentSequence, VR.SQ, items));
        writer.finish();
        return comparison.same;
    }

    /** Takes bytes and only says whether they are the expected ones. */
    private static final class Comparison extends OutputStream {
        private final byte[] header;
        private final byte[] value;
        private long at;
        private boolean same = true;

        Comparison(byte[] header, byte[] value) {
            this.header = header;
            this.value = value;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            int inHeader = (int) Math.min(count, Math.max(0, header.length - at));
            compare(header, at, bytes, from, inHeader);
            compare(value, at + inHeader - header.length, bytes, from + inHeader, count - inHeader);
            at += count;
        }

        private void compare(byte[] expected, long at, byte[] bytes, int from, int count) {
            same &= count == 0 || at + count <= expected.length
                    && Arrays.equals(expected, (int) at, (int) at + count, bytes, from, from + count);
        }
    }
}
