package org.pharos.dicom.image;

import java.util.Arrays;

/**
 * One number a pixel.
 *
 * @param values row by row, not copied; exactly {@code rows × columns}
 */
public record GreyImage(int rows, int columns, float[] values) {

    public GreyImage {
        if (rows < 1 || columns < 1 || values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException("a grey image of " + rows + " x " + columns + " needs that many values");
        }
    }

    /** The same number of pixels with other values. */
    public GreyImage with(float[] others) {
        return new GreyImage(rows, columns, others);
    }

    /**
     * Each new pixel is the mean of the old ones it covers, those at its edges by the share covered; also makes images
     * larger. Stretches where the proportions differ.
     */
    public GreyImage resized(int newRows, int newColumns) {
        return newRows == rows && newColumns == columns ? this : AreaResize.of(this, newRows, newColumns);
    }

    /** About this many of the pixels, evenly spread, as one row; all of them when there are fewer. */
    public GreyImage thinned(int pixelsMax) {
        int step = values.length / pixelsMax + 1;
        float[] some = new float[(values.length + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * step];
        }
        return new GreyImage(1, some.length, some);
    }

    /**
     * The value below which this share of the pixels lies, linear between the two nearest.
     *
     * @param percent 0 to 100
     */
    public double[] percentiles(double... percent) {
        float[] ordered = values.clone();
        Arrays.sort(ordered);
        double[] result = new double[percent.length];
        for (int i = 0; i < percent.length; i++) {
            double at = percent[i] / 100 * (ordered.length - 1);
            int below = (int) Math.floor(at);
            int above = Math.min(below + 1, ordered.length - 1);
            result[i] = ordered[below] + (at - below) * ((double) ordered[above] - ordered[below]);
        }
        return result;
    }
}
