package org.pharos.dicom.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.Value;

/** Pixels that are not encapsulated: one frame after another (PS3.5 §8.1.1), in either byte order. */
final class NativeFrames {

    private static final String SUBSAMPLED = "YBR_FULL_422";

    private final PixelHeader header;
    private final VR vr;
    private final Value.Leaf pixels;

    NativeFrames(PixelHeader header, VR vr, Value.Leaf pixels) {
        this.header = header;
        this.vr = vr;
        this.pixels = pixels;
    }

    Frame frame(int index) throws UndecodableImageException, IOException {
        long each = subsampled() ? (long) header.pixels() * 2 : header.frameBytes();
        if (pixels.length() / each < header.frames()) {
            throw new UndecodableImageException("the pixel data has " + pixels.length() + " bytes; "
                    + header.frames() + " x " + each + " are declared");
        }
        byte[] bytes = pixels.bigEndian() ? reversed(index * each, (int) each) : read(index * each, (int) each);
        if (subsampled()) {
            return new Frame(header, expanded(bytes));
        }
        return new Frame(header, header.planar() && header.samples() > 1 ? interleaved(bytes) : bytes);
    }

    private byte[] read(long offset, int length) throws UndecodableImageException, IOException {
        try (InputStream stream = from(offset)) {
            byte[] bytes = stream.readNBytes(length);
            if (bytes.length < length) {
                throw new UndecodableImageException("the file ends within the pixel data");
            }
            return bytes;
        }
    }

    private InputStream from(long offset) throws IOException {
        if (pixels instanceof Value.OnDisk disk) {
            return new Value.OnDisk(disk.file(), disk.offset() + offset, disk.length() - offset, false).open();
        }
        InputStream stream = pixels.open();
        stream.skipNBytes(offset);
        return stream;
    }

    private boolean subsampled() {
        return header.photometric().equals(SUBSAMPLED) && header.samples() == 3 && header.bitsAllocated() == 8;
    }

    /** Words are reversed as they lie in the file, where a frame of odd length may begin within one. */
    private byte[] reversed(long offset, int length) throws UndecodableImageException, IOException {
        int word = header.bitsAllocated() > 8 ? header.sampleBytes() : vr == VR.OB ? 1 : 2;
        int before = (int) (offset % word);
        long whole = (before + (long) length + word - 1) / word * word;
        byte[] bytes = read(offset - before, (int) Math.min(whole, pixels.length() - (offset - before)));
        reverse(bytes, word);
        return before == 0 && bytes.length == length ? bytes : Arrays.copyOfRange(bytes, before, before + length);
    }

    private static void reverse(byte[] bytes, int word) {
        for (int at = 0; at + word <= bytes.length; at += word) {
            for (int i = 0; i < word / 2; i++) {
                byte swapped = bytes[at + i];
                bytes[at + i] = bytes[at + word - 1 - i];
                bytes[at + word - 1 - i] = swapped;
            }
        }
    }

    private byte[] interleaved(byte[] planes) {
        byte[] result = new byte[planes.length];
        int bytes = header.sampleBytes();
        int samples = header.samples();
        int plane = header.pixels() * bytes;
        for (int pixel = 0; pixel < header.pixels(); pixel++) {
            for (int colour = 0; colour < samples; colour++) {
                System.arraycopy(planes, colour * plane + pixel * bytes, result, (pixel * samples + colour) * bytes,
                        bytes);
            }
        }
        return result;
    }

    /** Two pixels share their colour differences: Y Y Cb Cr becomes Y Cb Cr Y Cb Cr (PS3.3 §C.7.6.3.1.2). */
    private byte[] expanded(byte[] shared) {
        byte[] result = new byte[(int) header.frameBytes()];
        for (int pixel = 0; pixel < header.pixels(); pixel++) {
            int pair = pixel / 2 * 4;
            result[pixel * 3] = shared[pair + pixel % 2];
            result[pixel * 3 + 1] = shared[Math.min(pair + 2, shared.length - 1)];
            result[pixel * 3 + 2] = shared[Math.min(pair + 3, shared.length - 1)];
        }
        return result;
    }
}
