package org.pharos.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Changes one property in one file and keeps all else of it. The file is replaced as a whole or not at all. */
final class SettingsEditor {

    private static final Pattern PID = Pattern.compile("[A-Za-z0-9._-]{1,100}(~[A-Za-z0-9._-]{1,100})?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final SettingsFolder folder;

    SettingsEditor(SettingsFolder folder) {
        this.folder = folder;
    }

    synchronized void set(String pid, String key, String value) throws IOException {
        if (!PID.matcher(pid).matches() || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + pid + "' '" + key + "' is not the name of a property");
        }
        List<String> lines = edited(folder.lines(pid), key, value);
        replace(folder.file(pid), String.join("\n", lines) + "\n");
    }

    /** Adds to the list in the file alone: what the command line gave is not in it. */
    synchronized void add(String pid, String key, String entry) throws IOException {
        if (entry.isBlank() || entry.indexOf(',') >= 0) {
            throw new IllegalArgumentException("'" + entry + "' is not one entry of a list");
        }
        String held = PID.matcher(pid).matches() ? held(pid, key) : "";
        List<String> entries = Arrays.stream(held.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
        if (!entries.contains(entry.strip())) {
            set(pid, key, entries.isEmpty() ? entry : String.join(",", entries) + "," + entry.strip());
        }
    }

    private String held(String pid, String key) throws IOException {
        String text = String.join("\n", folder.lines(pid));
        return SettingsFile.parse(pid, text).values().getOrDefault(key, "");
    }

    /** The new line takes the place of the old one, else comes after its commented example, else at the end. */
    static List<String> edited(List<String> lines, String key, String value) {
        List<String> edited = new ArrayList<>(lines);
        String line = key + " = " + escaped(value);
        List<SettingsFile.Logical> old = SettingsFile.logicalLines(lines).stream()
                .filter(logical -> SettingsFile.property(logical.text()).containsKey(key)).toList();
        if (old.isEmpty()) {
            edited.add(afterExample(lines, key), line);
            return edited;
        }
        for (int i = old.size() - 1; i >= 0; i--) {
            SettingsFile.Logical logical = old.get(i);
            edited.subList(logical.first() - 1, logical.first() - 1 + logical.count()).clear();
        }
        edited.add(old.get(0).first() - 1, line);
        return edited;
    }

    private static int afterExample(List<String> lines, String key) {
        Pattern example = Pattern.compile("\\s*#\\s*" + Pattern.quote(key) + "\\s*=.*");
        for (int i = 0; i < lines.size(); i++) {
            if (example.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return lines.size();
    }

    /** As little as the rules of Java properties ask for in a value. */
    private static String escaped(String value) {
        return value.strip().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh,
                StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
