package org.pharos.dicom.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;

/**
 * Checks a whole data set while it streams by, and keeps a few of its attributes.
 *
 * <p>Everything is read to the end and held to the encoding rules and the limits; large values pass through one buffer.
 * Elements of groups 0000 and 0002, which have no place in a data set, are refused, and so is a chosen attribute that
 * occurs twice with two values. Immutable; safe from any thread.
 */
public final class DataSetScanner {

    private static final int KEPT_BYTES_MAX = 1 << 20;

    /**
     * What was learnt.
     *
     * @param attributes the chosen ones that are there, with Specific Character Set
     * @param bytes of the data set as it came, a padding byte after a deflated one included
     * @param elements number of elements, those inside items included
     */
    public record Result(DataSet attributes, long bytes, long elements) {}

    private final ReadOptions options;
    private final Set<Integer> chosen;

    /** @param tags the attributes of the data set itself to keep; a sequence is kept with all that is in it */
    public DataSetScanner(Limits limits, int... tags) {
        long memory = Math.min(limits.memoryBytesMax(), KEPT_BYTES_MAX);
        this.options = ReadOptions.DEFAULT.withLimits(limits.withMemoryBytesMax(memory));
        this.chosen = Arrays.stream(tags).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads a stream to its end, on the calling thread; does not close it.
     *
     * @throws DicomFormatException saying where and why, when the data set is not to be accepted
     * @throws IOException when the stream fails
     */
    public Result scan(InputStream stream, TransferSyntax syntax) throws IOException {
        Limits limits = options.limits();
        Checks checks = new Checks();
        ByteInput in = ByteInput.of(stream, limits, limits.objectBytesMax());
        DicomReader.scan(in, syntax, options, checks);
        in.skipToEnd();
        return new Result(checks.loader.result(), in.position(), checks.elements);
    }

    /** Passes everything on to the loader, after a look at it. */
    private final class Checks implements DataSetHandler {

        private final DataSetLoader loader = new DataSetLoader(
                options, Optional.empty(), tag -> tag == Tag.SpecificCharacterSet || chosen.contains(tag));
        private long elements;

        @Override
        public boolean proceed(ElementHeader header) throws IOException {
            int group = Tag.group(header.tag());
            if (group == 0 || group == 2) {
                throw new DicomFormatException(Reason.MALFORMED, Tag.toString(header.tag()), header.offset(),
                        "an element of a command or of file meta information inside a data set");
            }
            elements++;
            return true;
        }

        @Override
        public void value(ElementHeader header, ValueStream value) throws IOException {
            loader.value(header, value);
        }

        @Override
        public void startSequence(ElementHeader header) throws IOException {
            loader.startSequence(header);
        }

        @Override
        public void startItem(long length) throws IOException {
            loader.startItem(length);
        }

        @Override
        public void endItem() {
            loader.endItem();
        }

        @Override
        public void endSequence() throws IOException {
            loader.endSequence();
        }

        @Override
        public void startFragments(ElementHeader header) {
            loader.startFragments(header);
        }

        @Override
        public void fragment(int index, ValueStream value) throws IOException {
            loader.fragment(index, value);
        }

        @Override
        public void endFragments() throws IOException {
            loader.endFragments();
        }
    }
}
