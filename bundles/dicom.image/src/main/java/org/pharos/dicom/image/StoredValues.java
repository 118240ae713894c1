package org.pharos.dicom.image;

import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;

/** The stored values of a frame as one number a pixel: grey as it is, colours as their luminance (ITU-R BT.601). */
public final class StoredValues {

    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private StoredValues() {}

    /** @throws UndecodableImageException when the frame has colours that cannot be read as grey */
    public static GreyImage of(Frame frame, DataSet dataSet) throws UndecodableImageException {
        PixelHeader header = frame.header();
        if (header.photometric().equals("PALETTE COLOR")) {
            return palette(frame, dataSet);
        }
        float[] values = new float[header.pixels()];
        if (header.samples() == 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] = frame.sample(i);
            }
        } else if (header.photometric().startsWith("YBR_")) {
            for (int i = 0; i < values.length; i++) {
                values[i] = frame.sample(3 * i);
            }
        } else if (header.photometric().equals("RGB")) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) luminance(frame.sample(3 * i), frame.sample(3 * i + 1), frame.sample(3 * i + 2));
            }
        } else {
            throw new UndecodableImageException(
                    "images with the photometric interpretation " + header.photometric() + " cannot be shown in grey");
        }
        return new GreyImage(header.rows(), header.columns(), values);
    }

    private static GreyImage palette(Frame frame, DataSet dataSet) throws UndecodableImageException {
        boolean signed = frame.header().signed();
        LookupTable red = LookupTable.of(
                dataSet, Tag.RedPaletteColorLookupTableDescriptor, Tag.RedPaletteColorLookupTableData, signed);
        LookupTable green = LookupTable.of(
                dataSet, Tag.GreenPaletteColorLookupTableDescriptor, Tag.GreenPaletteColorLookupTableData, signed);
        LookupTable blue = LookupTable.of(
                dataSet, Tag.BluePaletteColorLookupTableDescriptor, Tag.BluePaletteColorLookupTableData, signed);
        float[] values = new float[frame.header().pixels()];
        for (int i = 0; i < values.length; i++) {
            int stored = frame.sample(i);
            values[i] = (float) luminance(red.at(stored), green.at(stored), blue.at(stored));
        }
        return new GreyImage(frame.header().rows(), frame.header().columns(), values);
    }

    private static double luminance(double red, double green, double blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }
}
