package org.pharos.dicom.image;

import java.util.Locale;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;

/**
 * From measured values to what is shown, 0 to 1 (PS3.3 §C.11.2). The image's VOI LUT counts first, then its first
 * window; an image that has neither is shown from its darkest to its brightest value but for the outermost half
 * percent.
 */
public sealed interface VoiTransform {

    /** So many pixels tell where the darkest and brightest values lie. */
    int SAMPLE_MAX = 1 << 15;

    /** @return 0 (the low end) to 1 */
    double shown(double value);

    default GreyImage apply(GreyImage measured) {
        float[] values = new float[measured.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) shown(measured.values()[i]);
        }
        return measured.with(values);
    }

    /**
     * @param measured the values to be shown, for an image that says nothing
     * @throws UndecodableImageException when the look-up table is damaged
     */
    static VoiTransform of(DataSet dataSet, GreyImage measured) throws UndecodableImageException {
        Optional<DataSet> item = dataSet.getItem(Tag.VOILUTSequence);
        if (item.isPresent()) {
            double[] ends = measured.percentiles(0);
            return new Table(LookupTable.of(item.get(), Tag.LUTDescriptor, Tag.LUTData, ends[0] < 0));
        }
        double[] centers = dataSet.getDoubles(Tag.WindowCenter);
        double[] widths = dataSet.getDoubles(Tag.WindowWidth);
        String function = dataSet.getString(Tag.VOILUTFunction, "LINEAR").strip().toUpperCase(Locale.ROOT);
        if (centers.length > 0 && widths.length > 0 && Double.isFinite(centers[0]) && widths[0] >= 1) {
            return new Window(function, centers[0], widths[0]);
        }
        if (centers.length > 0 && widths.length > 0 && widths[0] > 0 && !function.equals("LINEAR")) {
            return new Window(function, centers[0], widths[0]);
        }
        double[] ends = measured.thinned(SAMPLE_MAX).percentiles(0.5, 99.5);
        return new Span(ends[0], ends[1]);
    }

    /** A window. @param function LINEAR, LINEAR_EXACT or SIGMOID; anything else counts as LINEAR */
    record Window(String function, double center, double width) implements VoiTransform {
        @Override
        public double shown(double value) {
            return switch (function) {
                case "SIGMOID" -> 1 / (1 + Math.exp(-4 * (value - center) / width));
                case "LINEAR_EXACT" -> within((value - center) / width + 0.5);
                default -> width <= 1
                        ? (value <= center - 0.5 ? 0 : 1)
                        : within((value - (center - 0.5)) / (width - 1) + 0.5);
            };
        }
    }

    /** A VOI LUT. */
    record Table(LookupTable table) implements VoiTransform {
        @Override
        public double shown(double value) {
            return within(table.at(value) / (double) ((1 << table.bits()) - 1));
        }
    }

    /** From one value to another. */
    record Span(double low, double high) implements VoiTransform {
        @Override
        public double shown(double value) {
            return high > low ? within((value - low) / (high - low)) : 0.5;
        }
    }

    private static double within(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
