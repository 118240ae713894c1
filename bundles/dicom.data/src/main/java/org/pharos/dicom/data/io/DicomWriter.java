package org.pharos.dicom.data.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.Value;

/**
 * Writes a data set, element by element, large values from streams; with file meta information before it or without.
 *
 * <p>Elements must come in the order of their tags. What was read and not changed is written byte for byte when the
 * transfer syntax is the same. Closing ends the data set and closes the stream. Not safe for use from several threads.
 */
public final class DicomWriter implements Closeable {

    private static final long UNDEFINED = 0xFFFFFFFFL;
    private static final int PREAMBLE_BYTES = 128;

    private final OutputStream stream;
    private final DeflatedOutput deflated;
    private final ByteOutput out;
    private final Encoding encoding;

    private DicomWriter(OutputStream stream, TransferSyntax syntax) {
        this.stream = stream;
        this.deflated = syntax.deflated() ? new DeflatedOutput(stream) : null;
        this.out = new ByteOutput(deflated == null ? stream : deflated);
        this.encoding = Encoding.of(syntax);
    }

    /** A data set alone, as it goes over an association. */
    public static DicomWriter ofDataSet(OutputStream stream, TransferSyntax syntax) {
        return new DicomWriter(stream, syntax);
    }

    /** A Part 10 stream: writes a preamble of zeros and the meta information at once. */
    public static DicomWriter ofFile(OutputStream stream, FileMeta meta) throws IOException {
        DicomWriter head = new DicomWriter(stream, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        head.meta(meta);
        return new DicomWriter(stream, meta.transferSyntax());
    }

    /** Writes a whole file; an existing one is replaced. Not durable by itself: syncing is the caller's. */
    public static void writeFile(Path file, FileMeta meta, DataSet dataSet) throws IOException {
        try (DicomWriter writer = ofFile(Files.newOutputStream(file), meta)) {
            writer.write(dataSet);
        }
    }

    /** Writes a data set without meta information and leaves the stream open. */
    public static void writeDataSet(OutputStream stream, DataSet dataSet, TransferSyntax syntax) throws IOException {
        DicomWriter writer = ofDataSet(stream, syntax);
        writer.write(dataSet);
        writer.finish();
    }

    private void meta(FileMeta meta) throws IOException {
        DataSet elements = meta.elements().copy();
        elements.remove(Tag.FileMetaInformationGroupLength);
        elements.setString(Tag.TransferSyntaxUID, meta.transferSyntax().uid());
        elements.setLong(Tag.FileMetaInformationGroupLength, VR.UL, EncodedSize.of(elements, encoding));
        out.bytes(new byte[PREAMBLE_BYTES], 0, PREAMBLE_BYTES);
        out.bytes("DICM".getBytes(StandardCharsets.US_ASCII), 0, 4);
        write(elements);
        out.flush();
    }

    /** All elements of a data set. */
    public void write(DataSet dataSet) throws IOException {
        elements(dataSet, encoding);
    }

    /** One element with all that is in it. */
    public void write(Element element) throws IOException {
        element(element, encoding);
    }

    /**
     * A value from a stream, which is left open.
     *
     * @param value in the byte order of this writer's transfer syntax
     * @param length bytes to take from it, even
     * @throws EOFException when it has fewer
     */
    public void write(int tag, VR vr, InputStream value, long length) throws IOException {
        if (length % 2 != 0 || length < 0 || length >= UNDEFINED) {
            throw new IllegalArgumentException("a value must have an even length below 2^32 - 1, not " + length);
        }
        header(tag, vr, length, encoding);
        exactly(value, length);
    }

    /** Begins encapsulated pixel data; the Basic Offset Table comes first, as a fragment that may be empty. */
    public void startFragments(int tag, VR vr) throws IOException {
        header(tag, vr, UNDEFINED, encoding);
    }

    /** A fragment from a stream, which is left open; padded where its length is odd. */
    public void fragment(InputStream value, long length) throws IOException {
        out.tag(Tag.Item, encoding.bigEndian());
        out.u32(EncodedSize.even(length), encoding.bigEndian());
        exactly(value, length);
        pad(length, (byte) 0);
    }

    /** Ends encapsulated pixel data. */
    public void endFragments() throws IOException {
        delimiter(Tag.SequenceDelimitationItem, encoding);
    }

    /** Ends the data set and leaves the stream open. */
    public void finish() throws IOException {
        out.flush();
        if (deflated != null) {
            deflated.end();
        }
    }

    @Override
    public void close() throws IOException {
        try (stream) {
            finish();
        }
    }

    private void elements(DataSet dataSet, Encoding form) throws IOException {
        for (Element element : dataSet.elements()) {
            element(element, form);
        }
    }

    private void element(Element element, Encoding form) throws IOException {
        if (element.value() instanceof Value.Leaf leaf) {
            VR vr = EncodedSize.vr(element, form);
            header(element.tag(), vr, EncodedSize.even(leaf.length()), form);
            // UN of our own making holds the little endian form; UN from elsewhere is never turned.
            boolean bigEndian = vr == element.vr() && form.bigEndian();
            copy(leaf, leaf.bigEndian() == bigEndian ? 1 : element.vr().wordBytes());
            pad(leaf.length(), element.vr().padding());
        } else if (element.value() instanceof Value.Items items) {
            sequence(element, items, form);
        } else {
            fragments(element, ((Value.Fragments) element.value()), form);
        }
    }

    private void copy(Value.Leaf leaf, int wordBytes) throws IOException {
        if (wordBytes == 1 && leaf instanceof Value.Bytes inMemory) {
            out.bytes(inMemory.bytes(), 0, inMemory.bytes().length);
            return;
        }
        try (InputStream value = leaf.open()) {
            out.copy(value, wordBytes);
        }
    }

    private void sequence(Element element, Value.Items items, Encoding form) throws IOException {
        Encoding inside = EncodedSize.inside(element, form);
        boolean delimited = EncodedSize.isDelimited(element);
        header(element.tag(), element.vr(), delimited ? UNDEFINED : EncodedSize.of(items.items(), inside), form);
        for (DataSet item : items.items()) {
            out.tag(Tag.Item, inside.bigEndian());
            out.u32(item.undefinedLength() ? UNDEFINED : EncodedSize.of(item, inside), inside.bigEndian());
            elements(item, inside);
            if (item.undefinedLength()) {
                delimiter(Tag.ItemDelimitationItem, inside);
            }
        }
        if (delimited) {
            delimiter(Tag.SequenceDelimitationItem, inside);
        }
    }

    private void fragments(Element element, Value.Fragments fragments, Encoding form) throws IOException {
        header(element.tag(), element.vr(), UNDEFINED, form);
        for (Value.Leaf part : fragments.parts()) {
            out.tag(Tag.Item, form.bigEndian());
            out.u32(EncodedSize.even(part.length()), form.bigEndian());
            copy(part, 1);
            pad(part.length(), (byte) 0);
        }
        delimiter(Tag.SequenceDelimitationItem, form);
    }

    private void delimiter(int tag, Encoding form) throws IOException {
        out.tag(tag, form.bigEndian());
        out.u32(0, form.bigEndian());
    }

    /** @throws IllegalArgumentException when the value is longer than 32 bits can say */
    private void header(int tag, VR vr, long length, Encoding form) throws IOException {
        if (length > UNDEFINED) {
            throw new IllegalArgumentException(Tag.toString(tag) + " is too long to be written: " + length + " bytes");
        }
        out.tag(tag, form.bigEndian());
        if (!form.explicit()) {
            out.u32(length, false);
            return;
        }
        out.u16(vr.code(), true);
        if (vr.hasLongLength()) {
            out.u16(0, form.bigEndian());
            out.u32(length, form.bigEndian());
        } else {
            out.u16((int) length, form.bigEndian());
        }
    }

    private void exactly(InputStream value, long length) throws IOException {
        long copied = out.copy(new Bounded(value, length), 1);
        if (copied < length) {
            throw new EOFException("the value has " + copied + " bytes, " + length + " were announced");
        }
    }

    private void pad(long length, byte padding) throws IOException {
        if (length % 2 != 0) {
            out.u8(padding);
        }
    }
}
