package org.pharos.dicom.image;

/**
 * The frame header of a JPEG stream (ISO 10918-1 §B.2.2), read before any decoder sees the stream.
 *
 * @param process the last four bits of the SOF marker: 0 baseline, 1 extended, 3 lossless
 */
record JpegHeader(int process, int precision, int rows, int columns, int components) {

    private static final int LOSSLESS = 3;

    boolean lossless() {
        return process == LOSSLESS;
    }

    static JpegHeader read(byte[] stream) throws UndecodableImageException {
        if (stream.length < 4 || unsigned(stream, 0) != 0xFF || unsigned(stream, 1) != 0xD8) {
            throw new UndecodableImageException("the pixel data is no JPEG stream, though the transfer syntax says so");
        }
        int at = 2;
        while (at + 9 < stream.length) {
            if (unsigned(stream, at) != 0xFF) {
                break;
            }
            int marker = unsigned(stream, at + 1);
            if (marker == 0xFF || marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                at += marker == 0xFF ? 1 : 2;
            } else if (isFrameHeader(marker)) {
                return new JpegHeader(marker & 0xF, unsigned(stream, at + 4),
                        word(stream, at + 5), word(stream, at + 7), unsigned(stream, at + 9));
            } else if (marker == 0xD9 || marker == 0xDA) {
                break;
            } else {
                at += 2 + word(stream, at + 2);
            }
        }
        throw new UndecodableImageException("the JPEG stream has no frame header");
    }

    /** Refuses a stream that is not the image the data set declares. */
    void require(PixelHeader declared) throws UndecodableImageException {
        if (rows != declared.rows() || columns != declared.columns() || components != declared.samples()) {
            throw new UndecodableImageException("the JPEG stream is " + rows + " x " + columns + " x " + components
                    + ", the image declares " + declared.rows() + " x " + declared.columns() + " x "
                            + declared.samples());
        }
        if (precision > declared.bitsAllocated() || precision < 2) {
            throw new UndecodableImageException("the JPEG stream has " + precision
                    + " bits a sample, the image allocates "
                    + declared.bitsAllocated());
        }
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    private static int word(byte[] bytes, int at) {
        return unsigned(bytes, at) << 8 | unsigned(bytes, at + 1);
    }
}
