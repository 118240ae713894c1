package org.pharos.gateway.results.picture;

import java.util.Arrays;

/** An RGB picture in memory, colour by pixel. Plain arrays: nothing native touches pixels that came from outside. */
final class Raster {

    private final int rows;
    private final int columns;
    private final byte[] rgb;

    Raster(int rows, int columns, int colour) {
        this.rows = rows;
        this.columns = columns;
        this.rgb = new byte[Math.multiplyExact(Math.multiplyExact(rows, columns), 3)];
        for (int i = 0; i < rgb.length; i += 3) {
            set(i, colour);
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** The samples, R G B for each pixel, row by row; of even length. */
    byte[] samples() {
        return rgb.length % 2 == 0 ? rgb : Arrays.copyOf(rgb, rgb.length + 1);
    }

    void drawGrey(byte[] grey, int greyRows, int greyColumns, int top, int left) {
        for (int row = 0; row < greyRows; row++) {
            for (int column = 0; column < greyColumns; column++) {
                int value = grey[row * greyColumns + column] & 0xff;
                set(offset(top + row, left + column), value << 16 | value << 8 | value);
            }
        }
    }

    /** Draws pixels as {@code 0xRRGGBB}. */
    void drawColours(int[] colours, int height, int width, int top, int left) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                set(offset(top + row, left + column), colours[row * width + column]);
            }
        }
    }

    private int offset(int row, int column) {
        return (row * columns + column) * 3;
    }

    private void set(int offset, int colour) {
        rgb[offset] = (byte) (colour >> 16);
        rgb[offset + 1] = (byte) (colour >> 8);
        rgb[offset + 2] = (byte) colour;
    }
}
