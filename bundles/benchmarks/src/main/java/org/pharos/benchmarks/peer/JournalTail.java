package org.pharos.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the gateway writes down, as it does: lines of a checksum, a space, and an event as JSON. */
public final class JournalTail {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final StringBuilder rest = new StringBuilder();
    private long offset;

    /** @param folder of a journal that stays within its first segment */
    public JournalTail(Path folder) {
        this.folder = folder;
    }

    /** The events that came since the last call. */
    public List<JsonNode> fresh() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        Optional<Path> file = file();
        if (file.isEmpty()) {
            return events;
        }
        try (RandomAccessFile journal = new RandomAccessFile(file.get().toFile(), "r")) {
            byte[] bytes = new byte[(int) (journal.length() - offset)];
            journal.seek(offset);
            journal.readFully(bytes);
            offset += bytes.length;
            rest.append(new String(bytes, StandardCharsets.UTF_8));
        }
        for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
            events.add(JSON.readTree(rest.substring(rest.indexOf(" ") + 1, end)));
            rest.delete(0, end + 1);
        }
        return events;
    }

    private Optional<Path> file() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).min(Path::compareTo);
        }
    }
}
