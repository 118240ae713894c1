package org.pharos.gateway.spool.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.study.StudyEvent;

class FileJournalTest {

    private static final String FIRST = "0000000000000000.log";

    @TempDir
    Path folder;

    @Test
    void keepsEveryWholeLineWhereverACrashCutTheTail() throws IOException {
        List<Long> positions = new ArrayList<>();
        try (FileJournal journal = open(1 << 20)) {
            for (int i = 0; i < 4; i++) {
                positions.add(journal.append(SampleEvents.numbered(i)));
            }
        }
        byte[] whole = Files.readAllBytes(folder.resolve(FIRST));
        for (int length = positions.get(3).intValue() - 2; length <= whole.length; length++) {
            Files.write(folder.resolve(FIRST), Arrays.copyOf(whole, length));
            int kept = wholeLines(whole, length);
            try (FileJournal journal = open(1 << 20)) {
                assertThat(all(journal).values()).as("cut at byte " + length).hasSize(kept);
                long position = journal.append(SampleEvents.numbered(99));
                assertThat(journal.read(position)).isEqualTo(SampleEvents.numbered(99));
                assertThat(all(journal).values()).hasSize(kept + 1).last().isEqualTo(SampleEvents.numbered(99));
            }
        }
    }

    @Test
    void cutsATailOfZerosAsAPowerCutLeavesThem() throws IOException {
        try (FileJournal journal = open(1 << 20)) {
            journal.append(SampleEvents.numbered(1));
        }
        byte[] whole = Files.readAllBytes(folder.resolve(FIRST));
        Files.write(folder.resolve(FIRST), Arrays.copyOf(whole, whole.length + 4_096));
        try (FileJournal journal = open(1 << 20)) {
            assertThat(all(journal).values()).containsExactly(SampleEvents.numbered(1));
            assertThat(Files.size(folder.resolve(FIRST))).isEqualTo(whole.length);
        }
    }

    @Test
    void goesOnWhenAThreadThatIsToldToStopWritesSyncsAndReads() throws IOException {
        try (FileJournal journal = open(1 << 20)) {
            Thread.currentThread().interrupt();
            long first = journal.append(SampleEvents.numbered(1));
            journal.sync();
            StudyEvent read = journal.read(first);
            assertThat(Thread.interrupted()).as("still told to stop").isTrue();
            assertThat(read).isEqualTo(SampleEvents.numbered(1));
            journal.append(SampleEvents.numbered(2));
            journal.sync();
            assertThat(journal.check().state()).isEqualTo(HealthState.OK);
            assertThat(all(journal).values()).containsExactly(SampleEvents.numbered(1), SampleEvents.numbered(2));
        }
    }

    @Test
    void passesOverADamagedLineInTheMiddleAndSaysSo() throws IOException {
        long second;
        try (FileJournal journal = open(1 << 20)) {
            journal.append(SampleEvents.numbered(1));
            second = journal.append(SampleEvents.numbered(2));
            journal.append(SampleEvents.numbered(3));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(FIRST));
        bytes[(int) second + 30] ^= 1;
        Files.write(folder.resolve(FIRST), bytes);
        try (FileJournal journal = open(1 << 20)) {
            assertThat(all(journal).values()).containsExactly(SampleEvents.numbered(1), SampleEvents.numbered(3));
            assertThat(journal.check().state()).isEqualTo(HealthState.DEGRADED);
            assertThatThrownBy(() -> journal.read(second)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void passesOverAnEventOfANewerVersion() throws IOException {
        byte[] json = "{\"event\":\"Teleported\"}".getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(json);
        String text = new String(json, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(FIRST), String.format("%08x %s%n", crc.getValue(), text));
        try (FileJournal journal = open(1 << 20)) {
            journal.append(SampleEvents.numbered(1));
            assertThat(all(journal).values()).containsExactly(SampleEvents.numbered(1));
        }
    }

    @Test
    void givesBackEveryKindOfEventAsItWas() throws IOException {
        List<StudyEvent> events = SampleEvents.oneOfEachKind();
        assertThat(events.stream().map(Object::getClass).distinct().count())
                .as("a sample for every kind").isEqualTo(StudyEvent.class.getPermittedSubclasses().length);
        try (FileJournal journal = open(1 << 20)) {
            for (StudyEvent event : events) {
                assertThat(journal.read(journal.append(event))).isEqualTo(event);
            }
        }
        try (FileJournal journal = open(1 << 20)) {
            assertThat(all(journal).values()).containsExactlyElementsOf(events);
        }
    }

    @Test
    void keepsPositionsOverSegmentsAndRestarts() throws IOException {
        Map<Long, StudyEvent> written = new LinkedHashMap<>();
        for (int run = 0; run < 3; run++) {
            try (FileJournal journal = open(1_024)) {
                for (int i = 0; i < 40; i++) {
                    StudyEvent event = SampleEvents.numbered(run * 100 + i);
                    written.put(journal.append(event), event);
                }
            }
        }
        try (FileJournal journal = open(1_024)) {
            assertThat(all(journal)).containsExactlyEntriesOf(written);
            List<Long> positions = List.copyOf(written.keySet());
            List<StudyEvent> later = new ArrayList<>();
            journal.replay(positions.get(70), (event, position) -> later.add(event));
            assertThat(later).hasSize(50).first().isEqualTo(written.get(positions.get(70)));
            assertThat(journal.read(positions.get(55))).isEqualTo(written.get(positions.get(55)));
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            assertThat(files).hasSizeGreaterThan(5);
        }
    }

    @Test
    void refusesToReadWhereNoEventBegins() throws IOException {
        try (FileJournal journal = open(1 << 20)) {
            journal.append(SampleEvents.numbered(1));
            assertThatThrownBy(() -> journal.read(3)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> journal.read(100_000)).isInstanceOf(IOException.class);
        }
    }

    private FileJournal open(long segmentBytes) throws IOException {
        return new FileJournal(new JournalOptions(folder, 10, segmentBytes));
    }

    private static Map<Long, StudyEvent> all(FileJournal journal) throws IOException {
        Map<Long, StudyEvent> events = new LinkedHashMap<>();
        journal.replay(0, (event, position) -> events.put(position, event));
        return events;
    }

    private static int wholeLines(byte[] bytes, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
