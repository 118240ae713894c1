package org.pharos.dicom.image;

import org.pharos.dicom.data.Tag;

/** Makes an image as a person would see it: made smaller, windowed, 8 bits of grey, dark stays dark. */
public final class PreviewRenderer {

    private static final int WHITE = 255;
    private static final float HALF = 0.5f;

    private PreviewRenderer() {}

    /** A picture. @param grey row by row, 0 black to 255 white */
    public record Picture(int rows, int columns, byte[] grey) {}

    /**
     * Renders a frame, in the orientation of the stored pixels.
     *
     * @param stored {@link StoredValues} of the frame
     * @param sideMax the longer side of the picture in pixels, at most; images are never made larger
     */
    public static Picture render(DicomImage image, GreyImage stored, int sideMax) throws UndecodableImageException {
        GreyImage smaller = shrunk(stored, sideMax);
        PixelHeader header = image.header();
        boolean grey = header.grey();
        GreyImage measured = grey ? ModalityTransform.of(image.dataSet()).apply(smaller) : smaller;
        VoiTransform voi = grey
                ? VoiTransform.of(image.dataSet(), measured)
                : new VoiTransform.Span(0, colourMax(image));
        boolean inverted = header.photometric().equals("MONOCHROME1");
        byte[] bytes = new byte[measured.values().length];
        for (int i = 0; i < bytes.length; i++) {
            double shown = voi.shown(measured.values()[i]);
            bytes[i] = (byte) (int) ((inverted ? 1 - shown : shown) * WHITE + HALF);
        }
        return new Picture(measured.rows(), measured.columns(), bytes);
    }

    private static GreyImage shrunk(GreyImage image, int sideMax) {
        int longer = Math.max(image.rows(), image.columns());
        if (longer <= sideMax) {
            return image;
        }
        double scale = (double) sideMax / longer;
        int rows = Math.max(1, (int) Math.round(image.rows() * scale));
        int columns = Math.max(1, (int) Math.round(image.columns() * scale));
        return image.resized(rows, columns);
    }

    private static double colourMax(DicomImage image) throws UndecodableImageException {
        if (image.header().photometric().equals("PALETTE COLOR")) {
            int bits = LookupTable.of(image.dataSet(), Tag.RedPaletteColorLookupTableDescriptor,
                    Tag.RedPaletteColorLookupTableData, image.header().signed()).bits();
            return (1 << bits) - 1.0;
        }
        return Math.pow(2, image.header().bitsStored()) - 1;
    }
}
