package org.pharos.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundles of an application, in a file a person reads: one line each, a start level and a jar's name without its
 * ending, and {@code optional} where the application is of use without it.
 *
 * <pre>
 * 1 org.pharos.logging
 * 5 org.pharos.gateway.telemetry.mqtt  optional
 * </pre>
 */
record StartList(List<Entry> entries) {

    /** The highest start level a list may ask for. */
    static final int LEVEL_MAX = 9;

    /**
     * @param level 1 is started first
     * @param jar below the application's {@code bundles} folder
     * @param optional whether the application may run without it
     */
    record Entry(int level, Path jar, boolean optional) {}

    /** Reads {@code start.list} of an application's folder. */
    static StartList read(Path app) throws LaunchException {
        Path file = app.resolve("start.list");
        try {
            List<Entry> entries = new ArrayList<>();
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String text = line.replaceFirst("#.*", "").strip();
                if (!text.isEmpty()) {
                    entries.add(entry(app, text, file + " line " + number));
                }
            }
            return new StartList(List.copyOf(entries));
        } catch (IOException e) {
            throw new LaunchException("The application is not complete: " + file + " is missing. Build it again.", e);
        }
    }

    int levelMax() {
        return entries.stream().mapToInt(Entry::level).max().orElse(1);
    }

    private static Entry entry(Path app, String text, String where) throws LaunchException {
        String[] words = text.split("\\s+");
        boolean optional = words.length == 3 && words[2].equals("optional");
        if (!words[0].matches("[1-" + LEVEL_MAX + "]") || words.length != (optional ? 3 : 2)) {
            throw new LaunchException(where + ": '" + text + "' is not: level, bundle, and perhaps 'optional'");
        }
        Path jar = app.resolve("bundles").resolve(words[1] + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new LaunchException(where + ": there is no " + jar + ". Build the application again.");
        }
        return new Entry(Integer.parseInt(words[0]), jar, optional);
    }
}
