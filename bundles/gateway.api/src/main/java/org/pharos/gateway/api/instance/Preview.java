package org.pharos.gateway.api.instance;

/**
 * An image as a person would see it, made in the worker: decoded, windowed, made smaller.
 *
 * @param grey {@code rows × columns} bytes, row by row, 0 black to 255 white, in the orientation of the stored pixels
 */
public record Preview(InstanceUid image, int rows, int columns, byte[] grey) {

    /** The longer side, in pixels, of the previews a run brings and of those made for results: at most this. */
    public static final int RESULT_SIDE_MAX = 1024;

    public Preview {
        if (rows < 1 || columns < 1 || grey.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException("a preview of " + rows + " x " + columns + " needs that many bytes");
        }
    }
}
