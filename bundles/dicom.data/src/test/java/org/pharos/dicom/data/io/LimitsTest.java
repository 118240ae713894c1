package org.pharos.dicom.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Encoded;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;

class LimitsTest {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {65, 10_000, 1_000_000})
    void refusesNestingBeyondTheLimitWithoutReadingOn(int depth) {
        byte[] level = new Encoded()
                .header(Tag.ContentSequence, "SQ", 0xFFFFFFFFL).tag(Tag.Item).u32(0xFFFFFFFFL).bytes();
        Repeated stream = new Repeated(level, depth);

        DicomFormatException refused = refused(stream, EXPLICIT, Limits.DEFAULT);

        assertThat(refused.reason()).isEqualTo(Reason.OVER_LIMIT);
        assertThat(refused.path()).contains("(0040,A730)[1]/(0040,A730)[1]/").endsWith("(0040,A730)");
        assertThat(refused).hasMessageContaining("more than 64 sequences within one another");
        assertThat(stream.given).isLessThanOrEqualTo(Limits.DEFAULT.bufferBytes());
    }

    @Test
    void takesNestingUpToTheLimit() throws IOException {
        DataSet outer = new DataSet();
        DataSet inner = outer;
        for (int i = 0; i < 64; i++) {
            inner = inner.newItem(Tag.ContentSequence);
        }
        inner.setString(Tag.TextValue, "leaf");

        DataSet read = Encoded.read(Encoded.write(outer, EXPLICIT), EXPLICIT);

        for (int i = 0; i < 64; i++) {
            read = read.getItem(Tag.ContentSequence).orElseThrow();
        }
        assertThat(read.getString(Tag.TextValue)).contains("leaf");
    }

    @ParameterizedTest
    @ValueSource(longs = {0x40000000L, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFEL})
    void allocatesNothingForALengthThatLies(long length) {
        byte[] lie = new Encoded().header(Tag.PixelData, "OW", length).text("0123456789").bytes();
        refused(new ByteArrayInputStream(lie), EXPLICIT, Limits.DEFAULT);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        DicomFormatException refused = refused(new ByteArrayInputStream(lie), EXPLICIT, Limits.DEFAULT);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(refused.reason()).isIn(Reason.CUT_OFF, Reason.OVER_LIMIT);
        assertThat(refused.path()).isEqualTo("(7FE0,0010)");
        assertThat(allocated).isLessThan(MIB);
    }

    @Test
    void refusesAnObjectThatIsLargerThanAccepted() {
        Limits small = Limits.DEFAULT.withObjectBytesMax(10_000);
        byte[] element = new Encoded().tag(Tag.Manufacturer).text("LO").u16(10).text("0123456789").bytes();

        DicomFormatException refused = refused(new Repeated(element, 2_000), EXPLICIT, small);

        assertThat(refused.reason()).isEqualTo(Reason.OVER_LIMIT);
        assertThat(refused).hasMessageContaining("more than the 10000 bytes");
    }

    @Test
    void refusesADeflatedDataSetThatGrowsTooLarge() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DicomWriter writer = DicomWriter.ofDataSet(packed, TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN)) {
            writer.write(Tag.PixelData, VR.OB, new Repeated(new byte[MIB], 64), 64L * MIB);
        }
        Limits limits = Limits.DEFAULT.withInflatedBytesMax(32L * MIB);

        DicomFormatException refused = refused(new ByteArrayInputStream(packed.toByteArray()),
                TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN, limits);

        assertThat(packed.size()).isLessThan(MIB / 8);
        assertThat(refused.reason()).isEqualTo(Reason.OVER_LIMIT);
    }

    @Test
    void refusesToLoadMoreThanItsShareOfMemory() {
        byte[] items = new Repeated(new Encoded().tag(Tag.Item).u32(0).bytes(), 100_000).all();
        InputStream flood = new SequenceInputStream(
                new ByteArrayInputStream(new Encoded().header(Tag.ContentSequence, "SQ", items.length).bytes()),
                new ByteArrayInputStream(items));
        ReadOptions options = ReadOptions.DEFAULT.withLimits(Limits.DEFAULT.withMemoryBytesMax(MIB));

        DicomFormatException refused = catchThrowableOfType(
                DicomFormatException.class, () -> DicomReader.readDataSet(flood, EXPLICIT, options));

        assertThat(refused.reason()).isEqualTo(Reason.OVER_LIMIT);
        assertThat(refused).hasMessageContaining("bytes of memory");
    }

    @Test
    void takesSequencesThatHideInUnknownElementsOutOfTheSameShareOfMemory() throws IOException {
        byte[] items = new Repeated(new Encoded().tag(Tag.Item).u32(0).bytes(), 4_000).all();
        int[] tags = {Tag.ReferencedStudySequence, Tag.RequestAttributesSequence, Tag.ContentSequence};
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int tag : tags) {
            all.writeBytes(new Encoded().header(tag, "UN", items.length).bytes());
            all.writeBytes(items);
        }
        ReadOptions options = ReadOptions.DEFAULT.withLimits(Limits.DEFAULT.withMemoryBytesMax(MIB));

        DataSet read = DicomReader.readDataSet(new ByteArrayInputStream(all.toByteArray()), EXPLICIT, options);

        assertThat(read.getSequence(Tag.ReferencedStudySequence)).hasSize(4_000);
        assertThat(read.getSequence(Tag.RequestAttributesSequence)).hasSize(4_000);
        assertThat(read.get(Tag.ContentSequence).orElseThrow()).hasToString("(0040,A730) UN 32000 bytes");
        assertThat(Encoded.write(read, EXPLICIT)).isEqualTo(all.toByteArray());
    }

    @Test
    void refusesWhatIsNotWithinWhatIsAroundIt() {
        byte[] bytes = new Encoded()
                .header(Tag.ContentSequence, "SQ", 28).tag(Tag.Item).u32(20)
                .header(Tag.TextValue, "UT", 4096).text("12345678").bytes();

        DicomFormatException refused = refused(new ByteArrayInputStream(bytes), EXPLICIT, Limits.DEFAULT);

        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused.path()).isEqualTo("(0040,A730)[1]/(0040,A160)");
        assertThat(refused.offset()).isEqualTo(32);
        assertThat(refused).hasMessageContaining("the value says it has 4096 bytes, at most 8 are left");
    }

    @Test
    void refusesLimitsThatWouldLetNothingThrough() {
        assertThat(catchThrowableOfType(IllegalArgumentException.class,
                () -> Limits.DEFAULT.withNestingMax(0))).isNotNull();
        assertThat(catchThrowableOfType(IllegalArgumentException.class,
                () -> new Limits(1, 1, 1, 1, 1, 16))).hasMessageContaining("bufferBytes");
    }

    private static DicomFormatException refused(InputStream stream, TransferSyntax syntax, Limits limits) {
        return catchThrowableOfType(DicomFormatException.class,
                () -> new DataSetScanner(limits, Tag.SOPInstanceUID).scan(stream, syntax));
    }

    /** The same bytes over and over, made as they are read. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private final long total;
        private long given;

        private Repeated(byte[] bytes, int times) {
            this.bytes = bytes;
            this.total = (long) bytes.length * times;
        }

        @Override
        public int read() {
            return given == total ? -1 : bytes[(int) (given++ % bytes.length)] & 0xFF;
        }

        @Override
        public int read(byte[] target, int at, int count) {
            int place = (int) (given % bytes.length);
            int got = (int) Math.min(Math.min(count, bytes.length - place), total - given);
            System.arraycopy(bytes, place, target, at, got);
            given += got;
            return got == 0 && count > 0 ? -1 : got;
        }

        private byte[] all() {
            byte[] result = new byte[(int) total];
            for (int i = 0; i < result.length; i++) {
                result[i] = bytes[i % bytes.length];
            }
            return result;
        }
    }
}
