package org.pharos.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder {@code config} of a home. */
final class SettingsFolder {

    /** So many files nobody edits. */
    static final int FILES_MAX = 200;
    private static final String EXAMPLE_ENDING = SettingsFile.ENDING + ".example";

    private final Path folder;

    SettingsFolder(Path folder) {
        this.folder = folder;
    }

    /** What is there now. @param unreadable files that could not be read, in words */
    record Contents(Map<String, SettingsFile> byPid, List<String> unreadable) {}

    /**
     * Copies commented templates for files that are not there yet, so that a person finds what can be set; with them
     * the examples, which nothing reads until a person gives a copy its name.
     */
    void offer(Path templates) throws IOException {
        Files.createDirectories(folder);
        for (String ending : List.of(SettingsFile.ENDING, EXAMPLE_ENDING)) {
            for (Path template : files(templates, ending)) {
                Path file = folder.resolve(template.getFileName());
                if (!Files.exists(file)) {
                    Files.copy(template, file);
                }
            }
        }
    }

    Contents read() throws IOException {
        Map<String, SettingsFile> byPid = new TreeMap<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files(folder, SettingsFile.ENDING)) {
            try {
                byPid.put(SettingsFile.pidOf(file), SettingsFile.read(file));
            } catch (IOException e) {
                unreadable.add(folder.getFileName() + "/" + file.getFileName() + " cannot be read: " + e.getMessage());
            }
        }
        return new Contents(byPid, unreadable);
    }

    /** Text that differs when any file has changed. Cheap enough to ask every second. */
    String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(folder, SettingsFile.ENDING)) {
            text.append(file.getFileName()).append(' ').append(Files.getLastModifiedTime(file).toMillis())
                    .append(' ').append(Files.size(file)).append('\n');
        }
        return text.toString();
    }

    /** Reads one file's lines; none when there is no such file. */
    List<String> lines(String pid) throws IOException {
        Path file = file(pid);
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    Path file(String pid) {
        return folder.resolve(pid + SettingsFile.ENDING);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted().limit(FILES_MAX).toList();
        }
    }
}
