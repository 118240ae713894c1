package org.pharos.gateway.telemetry.mqtt.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentedOutboxTest {

    private static final OutboxLimits ROOMY = new OutboxLimits(1 << 20, 100_000, 256);

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasNotAcknowledgedInOrderOverAnOpening() throws IOException {
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            append(outbox, 0, 100);
            outbox.acknowledge(41);
        }
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            assertThat(outbox.waiting()).isEqualTo(58);
            assertThat(words(outbox)).first().isEqualTo("record 42");
            assertThat(words(outbox)).last().isEqualTo("record 99");
            append(outbox, 100, 101);
            assertThat(words(outbox)).last().isEqualTo("record 100");
            assertThat(outbox.dropped()).isZero();
        }
    }

    @Test
    void givesUpTheOldestAndCountsThemWhenItIsFull() throws IOException {
        OutboxLimits small = new OutboxLimits(1_024, 100_000, 256);
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, small)) {
            append(outbox, 0, 500);
            assertThat(outbox.dropped() + outbox.waiting()).isEqualTo(500);
            assertThat(outbox.waiting()).isBetween(30L, 70L);
            assertThat(words(outbox)).first().isEqualTo("record " + outbox.dropped());
            assertThat(words(outbox)).last().isEqualTo("record 499");
        }
        assertThat(bytes()).isLessThan(2_048);
    }

    @Test
    void givesUpRecordsOlderThanTheAgeCountedInRecords() throws IOException {
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, new OutboxLimits(1 << 20, 50, 256))) {
            append(outbox, 0, 500);
            assertThat(outbox.waiting()).isBetween(50L, 80L);
        }
    }

    @Test
    void cutsOffARecordThatAPowerCutLeftUnfinished() throws IOException {
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            append(outbox, 0, 3);
        }
        Files.write(segments().get(0), new byte[] {0, 0, 0, 9, 1, 2}, StandardOpenOption.APPEND);
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            assertThat(words(outbox)).containsExactly("record 0", "record 1", "record 2");
            append(outbox, 3, 4);
        }
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            assertThat(words(outbox)).endsWith("record 3");
        }
    }

    @Test
    void aFlippedByteCostsTheRestOfItsSegmentAndIsCounted() throws IOException {
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            append(outbox, 0, 60);
        }
        Path first = segments().get(0);
        byte[] bytes = Files.readAllBytes(first);
        bytes[12] ^= 1;
        Files.write(first, bytes);
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            List<String> left = words(outbox);
            assertThat(left).isNotEmpty().last().isEqualTo("record 59");
            assertThat(outbox.dropped()).isEqualTo(60 - left.size());
        }
    }

    @Test
    void goesOnAfterTheLastRecordWhenTheCursorIsAheadOfTheFiles() throws IOException {
        Files.writeString(folder.resolve("acknowledged"), "1000\n");
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            append(outbox, 0, 1);
            assertThat(outbox.peek(10, 1_000)).extracting(OutboxRecord::index).containsExactly(1000L);
        }
    }

    @Test
    void keepsNoMoreThanOneFileOnACalmLink() throws IOException {
        try (SegmentedOutbox outbox = SegmentedOutbox.open(folder, ROOMY)) {
            for (int i = 0; i < 1_000; i++) {
                append(outbox, i, i + 1);
                outbox.acknowledge(i);
            }
            assertThat(outbox.waiting()).isZero();
            assertThat(segments()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void append(SegmentedOutbox outbox, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            outbox.append(("record " + i).getBytes());
        }
    }

    private static List<String> words(SegmentedOutbox outbox) throws IOException {
        return outbox.peek(10_000, 1 << 20).stream().map(record -> new String(record.bytes())).toList();
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Segment::isOne).sorted().toList();
        }
    }

    private long bytes() throws IOException {
        long sum = 0;
        for (Path segment : segments()) {
            sum += Files.size(segment);
        }
        return sum;
    }
}
