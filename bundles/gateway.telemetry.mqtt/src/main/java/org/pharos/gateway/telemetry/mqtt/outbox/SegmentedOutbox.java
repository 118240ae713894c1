package org.pharos.gateway.telemetry.mqtt.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A queue on disk. Records come out in the order they went in and stay until they are acknowledged; when it is full the
 * oldest are given up and counted. A kill loses nothing, a power cut at most what came since the last {@link #force}.
 * One thread.
 */
public final class SegmentedOutbox implements Closeable {

    private static final String CURSOR = "acknowledged";
    /** A segment may pass its size by one record. */
    private static final int SEGMENT_SLACK_BYTES = OutboxLimits.RECORD_BYTES_MAX + 8;

    private final Path folder;
    private final OutboxLimits limits;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long head;
    private long dropped;
    private boolean unforced;

    private SegmentedOutbox(Path folder, OutboxLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** @throws IOException when the folder cannot be used; damaged records are cut off and counted instead */
    public static SegmentedOutbox open(Path folder, OutboxLimits limits) throws IOException {
        Files.createDirectories(folder);
        SegmentedOutbox outbox = new SegmentedOutbox(folder, limits);
        outbox.load();
        return outbox;
    }

    public void append(byte[] record) throws IOException {
        if (record.length > OutboxLimits.RECORD_BYTES_MAX) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes is too long");
        }
        if (segments.isEmpty() || segments.getLast().bytes() >= limits.segmentBytes()) {
            segments.add(Segment.create(folder, nextIndex()));
        }
        segments.getLast().append(record);
        unforced = true;
        while (segments.size() > 1 && tooMuch()) {
            giveUpOldest();
        }
    }

    /** The oldest records that are not acknowledged. @param bytesMax passed by at most one record */
    public List<OutboxRecord> peek(int recordsMax, int bytesMax) throws IOException {
        List<OutboxRecord> found = new ArrayList<>();
        int bytes = 0;
        for (Segment segment : segments) {
            for (long index = Math.max(head, segment.firstIndex()); index < segment.nextIndex(); index++) {
                if (found.size() >= recordsMax || bytes >= bytesMax) {
                    return found;
                }
                byte[] record = segment.read(index);
                found.add(new OutboxRecord(index, record));
                bytes += record.length;
            }
        }
        return found;
    }

    /** This record and all before it have arrived. */
    public void acknowledge(long index) throws IOException {
        if (index < head) {
            return;
        }
        head = Math.min(index + 1, nextIndex());
        writeCursor();
        while (!segments.isEmpty() && segments.getFirst().nextIndex() <= head && !isOpenEnd()) {
            segments.removeFirst().delete();
        }
    }

    public long waiting() {
        return nextIndex() - head;
    }

    /** Records given up since it was opened, never acknowledged. */
    public long dropped() {
        return dropped;
    }

    /** The index that the next record will get. */
    public long nextIndex() {
        return segments.isEmpty() ? head : Math.max(head, segments.getLast().nextIndex());
    }

    /** Makes all that was appended survive a power cut. */
    public void force() throws IOException {
        if (unforced && !segments.isEmpty()) {
            segments.getLast().force();
        }
        unforced = false;
    }

    @Override
    public void close() throws IOException {
        force();
        for (Segment segment : segments) {
            segment.close();
        }
        segments.clear();
    }

    /** The last segment is kept while it has room, so that a calm link does not make a file for each record. */
    private boolean isOpenEnd() {
        return segments.size() == 1 && segments.getFirst().bytes() < limits.segmentBytes();
    }

    private boolean tooMuch() {
        long bytes = segments.stream().mapToLong(Segment::bytes).sum();
        return bytes > limits.bytesMax() || nextIndex() - segments.getFirst().nextIndex() >= limits.recordsMax();
    }

    private void giveUpOldest() throws IOException {
        Segment oldest = segments.removeFirst();
        dropped += Math.max(0, oldest.nextIndex() - Math.max(head, oldest.firstIndex()));
        head = Math.max(head, oldest.nextIndex());
        oldest.delete();
    }

    private void load() throws IOException {
        head = readCursor();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(Segment::isOne).sorted().toList()) {
                segments.add(Segment.open(path, limits.segmentBytes() + SEGMENT_SLACK_BYTES));
            }
        }
        countGaps();
        while (!segments.isEmpty() && segments.getFirst().nextIndex() <= head) {
            segments.removeFirst().delete();
        }
        if (!segments.isEmpty()) {
            head = Math.max(head, segments.getFirst().firstIndex());
        }
    }

    /** Records cut off as damaged in a segment that was followed by another. */
    private void countGaps() {
        Segment before = null;
        for (Segment segment : segments) {
            if (before != null) {
                dropped += Math.max(0, segment.firstIndex() - Math.max(head, before.nextIndex()));
            }
            before = segment;
        }
    }

    private long readCursor() throws IOException {
        Path file = folder.resolve(CURSOR);
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void writeCursor() throws IOException {
        Path next = folder.resolve(CURSOR + ".next");
        Files.writeString(next, head + "\n", StandardCharsets.US_ASCII);
        Files.move(next, folder.resolve(CURSOR), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
