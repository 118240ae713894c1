package org.pharos.demo.film;

/**
 * A chest film, upright and as it should be.
 *
 * @param grey rows × columns values, row by row, 0 to 255, bright where the body is dense
 * @param view PA or AP
 * @param origin where it comes from, in words that are shown wherever the film is
 * @param simulated whether no patient ever stood for it
 */
public record Film(int rows, int columns, byte[] grey, String view, String origin, boolean simulated) {

    Film with(int newRows, int newColumns, byte[] newGrey) {
        return new Film(newRows, newColumns, newGrey, view, origin, simulated);
    }
}
