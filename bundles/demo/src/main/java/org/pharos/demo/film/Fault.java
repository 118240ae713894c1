package org.pharos.demo.film;

import java.util.function.IntBinaryOperator;

/** What went wrong at the modality. */
public enum Fault {
    NONE("as it should be"),
    TURNED("turned by 90 degrees"),
    UPSIDE_DOWN("upside down"),
    MIRRORED("mirrored"),
    INVERTED("inverted"),
    WRONG_VIEW("header names the other projection");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The film as it leaves the modality. */
    Film applyTo(Film film) {
        int rows = film.rows();
        int columns = film.columns();
        return switch (this) {
            case TURNED -> moved(film, columns, rows, (row, column) -> (rows - 1 - column) * columns + row);
            case UPSIDE_DOWN -> moved(film, rows, columns,
                    (row, column) -> (rows - 1 - row) * columns + columns - 1 - column);
            case MIRRORED -> moved(film, rows, columns, (row, column) -> row * columns + columns - 1 - column);
            case INVERTED -> inverted(film);
            case NONE, WRONG_VIEW -> film;
        };
    }

    /** @param source which pixel of the film comes to a row and column of the result */
    private static Film moved(Film film, int rows, int columns, IntBinaryOperator source) {
        byte[] grey = new byte[film.grey().length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                grey[row * columns + column] = film.grey()[source.applyAsInt(row, column)];
            }
        }
        return film.with(rows, columns, grey);
    }

    private static Film inverted(Film film) {
        byte[] grey = new byte[film.grey().length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) ~film.grey()[i];
        }
        return film.with(film.rows(), film.columns(), grey);
    }
}
