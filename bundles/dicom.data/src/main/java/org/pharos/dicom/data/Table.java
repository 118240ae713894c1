package org.pharos.dicom.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of this bundle: rows of columns separated by tabs. */
final class Table {

    private Table() {}

    /** The rows of a resource beside this class. */
    static List<String[]> rows(String name) {
        InputStream stream = Table.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the bundle lacks its table " + name);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + name, e);
        }
    }
}
