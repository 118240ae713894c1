package org.pharos.gateway.spool.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The files of the journal. Each is named by the offset of its first byte in the whole, so that a position means the
 * same whatever happens to other files. Any thread may call.
 */
final class Segments {

    private static final String SUFFIX = ".log";

    private final Path folder;
    private final ConcurrentSkipListMap<Long, Path> byStart = new ConcurrentSkipListMap<>();

    /** A file of the journal. @param start offset of its first byte in the whole */
    record Segment(long start, Path file) {}

    Segments(Path folder) throws IOException {
        this.folder = folder;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, '*' + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.matches("\\d{16}\\.log")) {
                    byStart.put(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())), file);
                }
            }
        }
    }

    Optional<Segment> last() {
        return Optional.ofNullable(byStart.lastEntry()).map(Segments::segment);
    }

    /** The segment a position lies in, or would. */
    Optional<Segment> at(long position) {
        return Optional.ofNullable(byStart.floorEntry(position)).map(Segments::segment);
    }

    /** From the one a position lies in, in order. */
    List<Segment> from(long position) {
        Long first = byStart.floorKey(position);
        return byStart.tailMap(first == null ? 0L : first, true).entrySet().stream().map(Segments::segment).toList();
    }

    /** Creates a file whose name is on the disk when this returns. */
    Segment create(long start) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%016d", start) + SUFFIX);
        Files.createFile(file);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
        byStart.put(start, file);
        return new Segment(start, file);
    }

    private static Segment segment(Map.Entry<Long, Path> entry) {
        return new Segment(entry.getKey(), entry.getValue());
    }
}
