package org.pharos.dicom.image;

import java.util.Objects;

/**
 * One decoded frame: samples pixel by pixel, row by row, each in as many bytes as Bits Allocated says, the least
 * significant first.
 *
 * @param bytes not copied; exactly {@link PixelHeader#frameBytes()}
 */
public record Frame(PixelHeader header, byte[] bytes) {

    public Frame {
        Objects.requireNonNull(header, "header");
        if (bytes.length != header.frameBytes()) {
            throw new IllegalArgumentException("a frame needs exactly the bytes its header declares");
        }
    }

    /**
     * A stored value: the bits from High Bit downwards as many as Bits Stored says, with their sign; overlays that hide
     * in the bits above are masked away.
     *
     * @param index of the sample, counted over all samples of all pixels
     */
    public int sample(int index) {
        int raw = raw(index * header.sampleBytes());
        int left = Integer.SIZE - 1 - header.highBit();
        int right = Integer.SIZE - header.bitsStored();
        return header.signed() ? raw << left >> right : raw << left >>> right;
    }

    private int raw(int at) {
        return switch (header.sampleBytes()) {
            case 1 -> bytes[at] & 0xFF;
            case 2 -> bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
            default -> bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8
                    | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
        };
    }
}
