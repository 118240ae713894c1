package org.pharos.dicom.image;

/** Turns the encoded bytes of one frame into its samples. */
interface FrameDecoder {

    /**
     * Decodes one frame. The stream's own idea of its size is compared with the header's before anything is allocated.
     *
     * @throws UndecodableImageException when it is not what the header declares, or damaged
     */
    Frame decode(PixelHeader header, byte[] encoded) throws UndecodableImageException;
}
