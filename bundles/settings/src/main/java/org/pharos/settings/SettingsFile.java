package org.pharos.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One {@code config/<pid>.cfg}: Java properties in UTF-8, and the line each came from.
 *
 * @param name as a person would call it: {@code config/org.pharos.gateway.spool.cfg}
 * @param entries by key, in the order of the file; of two equal keys the later counts
 */
record SettingsFile(String name, Map<String, Entry> entries) {

    /** A file of settings is read by a person; a longer one is a mistake. */
    static final long BYTES_MAX = 256 * 1024;
    static final String ENDING = ".cfg";

    /** @param line the first of its lines, counted from 1 */
    record Entry(int line, String value) {}

    /** The lines one property takes, backslash at the end included. @param first counted from 1 */
    record Logical(int first, int count, String text) {}

    static SettingsFile read(Path file) throws IOException {
        String name = file.getParent().getFileName() + "/" + file.getFileName();
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(name + " is longer than " + BYTES_MAX / 1024 + " KiB");
        }
        return parse(name, Files.readString(file, StandardCharsets.UTF_8));
    }

    static SettingsFile parse(String name, String text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Logical logical : logicalLines(text.lines().toList())) {
            property(logical.text()).forEach((key, value) -> entries.put(key, new Entry(logical.first(), value)));
        }
        return new SettingsFile(name, entries);
    }

    /** The texts alone. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        entries.forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }

    /** The PID a file is for: its name without the ending. */
    static String pidOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Everything that is not blank and no comment, with continued lines joined. */
    static List<Logical> logicalLines(List<String> lines) {
        List<Logical> logical = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            int first = i;
            StringBuilder text = new StringBuilder(lines.get(i++));
            if (!isComment(text)) {
                while (continues(text) && i < lines.size()) {
                    text.append('\n').append(lines.get(i++));
                }
                logical.add(new Logical(first + 1, i - first, text.toString()));
            }
        }
        return logical;
    }

    /** The key and value of one logical line, by the rules of Java properties. */
    static Map<String, String> property(String logicalLine) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logicalLine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException malformedEscape) {
            return Map.of();
        }
        Map<String, String> one = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> one.put(key, properties.getProperty(key).strip()));
        return one;
    }

    private static boolean isComment(CharSequence line) {
        String text = line.toString().strip();
        return text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '!';
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
