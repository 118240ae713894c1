package org.pharos.dicom.image;

/**
 * RLE Lossless (PS3.5 Annex G): a header of 64 bytes, then one segment for each byte of a sample, the most significant
 * first, colour by colour.
 */
final class RleDecoder implements FrameDecoder {

    private static final int HEADER_BYTES = 64;
    private static final int SEGMENTS_MAX = 15;

    @Override
    public Frame decode(PixelHeader header, byte[] encoded) throws UndecodableImageException {
        int[] starts = segments(header, encoded);
        byte[] samples = new byte[(int) header.frameBytes()];
        int bytes = header.sampleBytes();
        for (int segment = 0; segment < starts.length - 1; segment++) {
            int colour = segment / bytes;
            int significance = bytes - 1 - segment % bytes;
            unpack(encoded, starts[segment], starts[segment + 1], samples,
                    colour * bytes + significance, header.samples() * bytes);
        }
        return new Frame(header, samples);
    }

    /** Where each segment starts, and after the last where it ends. */
    private static int[] segments(PixelHeader header, byte[] encoded) throws UndecodableImageException {
        int expected = header.samples() * header.sampleBytes();
        if (encoded.length < HEADER_BYTES || expected > SEGMENTS_MAX || number(encoded, 0) != expected) {
            throw new UndecodableImageException("the RLE header does not have the " + expected
                    + " segments that are due");
        }
        int[] starts = new int[expected + 1];
        starts[expected] = encoded.length;
        for (int i = 0; i < expected; i++) {
            long start = number(encoded, (i + 1) * Integer.BYTES);
            long lowest = i == 0 ? HEADER_BYTES : starts[i - 1];
            if (start < lowest || start > encoded.length) {
                throw new UndecodableImageException("an RLE segment does not lie within the frame");
            }
            starts[i] = (int) start;
        }
        return starts;
    }

    private static long number(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16 | (bytes[at + 3] & 0xFFL) << 24;
    }

    /** Unpacks one segment into every {@code step}th byte; it must fill them exactly. */
    private static void unpack(byte[] in, int from, int to, byte[] out, int first, int step)
            throws UndecodableImageException {
        int read = from;
        int write = first;
        while (write < out.length) {
            if (read + 1 >= to) {
                throw new UndecodableImageException("an RLE segment ends before the image is full");
            }
            int code = in[read++];
            int count = code >= 0 ? code + 1 : code == -128 ? 0 : 1 - code;
            boolean literal = code >= 0;
            long last = write + (count - 1L) * step;
            if (count > 0 && last >= out.length || literal && read + count > to) {
                throw new UndecodableImageException("an RLE segment runs over the end of the image");
            }
            for (int i = 0; i < count; i++, write += step) {
                out[write] = in[literal ? read + i : read];
            }
            read += literal ? count : count == 0 ? 0 : 1;
        }
    }
}
