package org.pharos.dicom.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Value;
import org.pharos.dicom.data.io.DicomFile;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.ReadOptions;

/**
 * The image in a Part 10 file. Opening it reads the header; frames are read when asked for. Usable as long as the file
 * stays as it is; not safe for use from several threads.
 */
public final class DicomImage {

    private static final long IN_MEMORY_BYTES_MAX = 256 * 1024;
    private static final Set<String> JPEG = Set.of(TransferSyntax.JPEG_BASELINE.uid(),
            TransferSyntax.JPEG_EXTENDED.uid(),
            TransferSyntax.JPEG_LOSSLESS.uid(), TransferSyntax.JPEG_LOSSLESS_SV1.uid());

    private final DataSet dataSet;
    private final TransferSyntax syntax;
    private final PixelHeader header;

    private DicomImage(DataSet dataSet, TransferSyntax syntax) throws UndecodableImageException {
        this.dataSet = dataSet;
        this.syntax = syntax;
        this.header = PixelHeader.of(dataSet);
    }

    /** @throws UndecodableImageException when it is no Part 10 file, or holds no image that can be decoded */
    public static DicomImage open(Path file) throws UndecodableImageException {
        try {
            DicomFile read = DicomReader.readFile(file, ReadOptions.DEFAULT.withValuesOnDiskAbove(IN_MEMORY_BYTES_MAX));
            return new DicomImage(read.dataSet(), read.meta().transferSyntax());
        } catch (DicomFormatException e) {
            throw new UndecodableImageException("the file is not what DICOM asks for: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UndecodableImageException("the file cannot be read", e);
        }
    }

    public PixelHeader header() {
        return header;
    }

    /** The elements around the pixels. */
    public DataSet dataSet() {
        return dataSet;
    }

    /**
     * Decodes one frame.
     *
     * @param index from 0
     * @throws UndecodableImageException when there is no decoder for its transfer syntax, it is damaged, or it is
     *     larger than this process may hold
     */
    public Frame frame(int index) throws UndecodableImageException {
        if (index < 0 || index >= header.frames()) {
            throw new UndecodableImageException("the image has " + header.frames() + " frames");
        }
        requireMemory();
        Element pixels = dataSet.get(Tag.PixelData)
                .orElseThrow(() -> new UndecodableImageException("the file has no pixel data"));
        try {
            return frame(pixels, index);
        } catch (DicomFormatException e) {
            throw new UndecodableImageException("the pixel data is not what DICOM asks for: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UndecodableImageException("the pixel data cannot be read", e);
        }
    }

    private Frame frame(Element pixels, int index) throws UndecodableImageException, IOException {
        if (!syntax.encapsulated() && pixels.value() instanceof Value.Leaf leaf) {
            return new NativeFrames(header, pixels.vr(), leaf).frame(index);
        }
        if (syntax.encapsulated() && pixels.value() instanceof Value.Fragments fragments) {
            FrameDecoder decoder = decoder();
            return decoder.decode(header, new EncapsulatedFrames(header, dataSet, fragments).encoded(index));
        }
        throw new UndecodableImageException(
                "the pixel data is not laid out as the transfer syntax " + syntax.name() + " asks for");
    }

    private FrameDecoder decoder() throws UndecodableImageException {
        if (syntax.equals(TransferSyntax.RLE_LOSSLESS)) {
            return new RleDecoder();
        }
        if (JPEG.contains(syntax.uid())) {
            return new JpegDecoder();
        }
        throw new UndecodableImageException("images in " + syntax.name() + " (" + syntax.uid()
                + ") cannot be decoded here; let the sender use another transfer syntax,"
                + " such as Explicit VR Little Endian");
    }

    /** A frame and what is made of it must fit this process, or it would die of it. */
    private void requireMemory() throws UndecodableImageException {
        long needed = 3 * header.frameBytes() + 2L * Float.BYTES * header.pixels();
        if (needed > Runtime.getRuntime().maxMemory()) {
            throw new UndecodableImageException("the image needs " + (needed >> 20)
                    + " MiB to decode, the worker may use "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB. Raise the worker's heapMb setting.");
        }
    }
}
