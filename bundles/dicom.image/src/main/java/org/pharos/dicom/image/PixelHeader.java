package org.pharos.dicom.image;

import java.util.Locale;
import java.util.OptionalInt;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;

/**
 * What a data set declares of its pixels (PS3.3 §C.7.6.3), checked before anything is allocated for them.
 *
 * @param photometric Photometric Interpretation (0028,0004), such as {@code MONOCHROME2}
 * @param planar whether colours lie plane by plane (Planar Configuration 1) where pixels are not encapsulated
 * @param signed whether samples are in two's complement
 */
public record PixelHeader(int rows, int columns, int samples, String photometric, boolean planar, int bitsAllocated,
        int bitsStored, int highBit, boolean signed, int frames) {

    /** A decoded frame has at most this many bytes. */
    public static final long FRAME_BYTES_MAX = 1L << 30;

    private static final int SIDE_MAX = 65535;

    /** @throws UndecodableImageException when it declares nothing that can be decoded */
    public static PixelHeader of(DataSet dataSet) throws UndecodableImageException {
        int allocated = required(dataSet, Tag.BitsAllocated, "Bits Allocated");
        int stored = dataSet.getInt(Tag.BitsStored, allocated);
        PixelHeader header = new PixelHeader(
                required(dataSet, Tag.Rows, "Rows"),
                required(dataSet, Tag.Columns, "Columns"),
                dataSet.getInt(Tag.SamplesPerPixel, 1),
                dataSet.getString(Tag.PhotometricInterpretation, "MONOCHROME2").strip().toUpperCase(Locale.ROOT),
                dataSet.getInt(Tag.PlanarConfiguration, 0) == 1,
                allocated, stored, dataSet.getInt(Tag.HighBit, stored - 1),
                dataSet.getInt(Tag.PixelRepresentation, 0) == 1,
                frames(dataSet));
        header.check();
        return header;
    }

    private static int required(DataSet dataSet, int tag, String name) throws UndecodableImageException {
        OptionalInt value = dataSet.getInt(tag);
        if (value.isEmpty()) {
            throw new UndecodableImageException("the image does not say its " + name + ' ' + Tag.toString(tag));
        }
        return value.getAsInt();
    }

    private static int frames(DataSet dataSet) throws UndecodableImageException {
        if (!dataSet.hasValue(Tag.NumberOfFrames)) {
            return 1;
        }
        int frames = dataSet.getInt(Tag.NumberOfFrames, 0);
        if (frames < 1) {
            throw new UndecodableImageException("the image declares a Number of Frames that is none");
        }
        return frames;
    }

    private void check() throws UndecodableImageException {
        require(rows >= 1 && rows <= SIDE_MAX && columns >= 1 && columns <= SIDE_MAX,
                "the image declares " + rows + " x " + columns + " pixels");
        require(samples == 1 || samples == 3, "the image declares " + samples + " samples per pixel");
        require(bitsAllocated == 8 || bitsAllocated == 16 || bitsAllocated == 32,
                "the image declares " + bitsAllocated + " bits allocated; 8, 16 and 32 can be decoded");
        require(bitsStored >= 1 && bitsStored <= bitsAllocated && highBit >= bitsStored - 1 && highBit < bitsAllocated,
                "the image declares bits stored or a high bit that do not fit the bits allocated");
        require(frameBytes() <= FRAME_BYTES_MAX, "the image declares frames of more than 1 GiB");
    }

    private static void require(boolean condition, String words) throws UndecodableImageException {
        if (!condition) {
            throw new UndecodableImageException(words);
        }
    }

    public int pixels() {
        return Math.multiplyExact(rows, columns);
    }

    public int sampleBytes() {
        return bitsAllocated / Byte.SIZE;
    }

    /** Bytes of one decoded frame, pixel by pixel. */
    public long frameBytes() {
        return (long) rows * columns * samples * sampleBytes();
    }

    public boolean grey() {
        return photometric.startsWith("MONOCHROME");
    }
}
