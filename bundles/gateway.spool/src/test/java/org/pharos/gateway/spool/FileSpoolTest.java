package org.pharos.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;

class FileSpoolTest {

    private static final long RESERVE = 1L << 20;

    @TempDir
    Path home;
    private final FaultyDisk disk = new FaultyDisk();
    private FileSpool spool;

    @BeforeEach
    void open() throws IOException {
        spool = new FileSpool(new SpoolOptions(home.resolve("spool"), RESERVE, 0, 8, 0), disk);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void leavesNothingBehindWhenAnInstanceIsClosedBeforeItWasCommitted() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, 200_000);
        try (IncomingInstance incoming = sample.begin(spool)) {
            incoming.body().write(sample.encoded(), 0, 150_000);
        }
        reopen();
        assertThat(spool.find(new InstanceUid("1.2.3"))).isEmpty();
        assertThat(nonEmptyFiles("incoming")).isEmpty();
        assertThat(filesUnder("instances")).isEmpty();
    }

    @Test
    void refusesUidsThatCouldLeaveTheFolder() {
        for (String uid : List.of("..", "../../x", "", "1..2", ".1", "1.", "1.2/3", "1.2\0", "1".repeat(65))) {
            SampleInstance sample = new SampleInstance(uid, new byte[0], null);
            assertThatIllegalArgumentException().as(uid).isThrownBy(() -> sample.begin(spool));
        }
    }

    @Test
    void fencesTheStoreWhenASyncFailsAndConfirmsNothingMore() throws Exception {
        SampleInstance.of("1.2.1", 1, 1_000).store(spool);
        disk.nextForceFails.set(true);
        assertThatThrownBy(() -> SampleInstance.of("1.2.2", 2, 1_000).store(spool))
                .isInstanceOfSatisfying(SpoolRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(SpoolRefusedException.Cause.FENCED));
        assertThatThrownBy(() -> SampleInstance.of("1.2.3", 3, 1_000).store(spool))
                .isInstanceOf(SpoolRefusedException.class);
        assertThat(spool.status().fenced()).isTrue();
        assertThat(new SpoolReport(spool).check().state()).isEqualTo(HealthState.CRITICAL);
        assertThat(spool.find(new InstanceUid("1.2.2"))).isEmpty();
        assertThat(spool.find(new InstanceUid("1.2.1"))).isPresent();
    }

    @Test
    void takesObjectsAgainAfterAFenceOnceARestartHasReadEverythingBack() throws Exception {
        SampleInstance.of("1.2.1", 1, 1_000).store(spool);
        flipByte(SampleInstance.of("1.2.9", 9, 1_000).store(spool), -10);
        disk.nextForceFails.set(true);
        assertThatThrownBy(() -> SampleInstance.of("1.2.2", 2, 1_000).store(spool)).isNotNull();
        reopen();
        await().until(() -> !spool.status().fenced());
        assertThat(SampleInstance.of("1.2.2", 2, 1_000).store(spool)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(spool.find(new InstanceUid("1.2.9"))).as("the damaged one is set aside").isEmpty();
        assertThat(spool.status().damaged()).isEqualTo(1);
    }

    @Test
    void refusesBeforeTheDiskIsFullAndRecoversByItself() throws Exception {
        disk.usable.set(RESERVE);
        assertThatThrownBy(() -> SampleInstance.of("1.2.1", 1, 1_000).store(spool))
                .isInstanceOfSatisfying(SpoolRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(SpoolRefusedException.Cause.DISK_RESERVE));
        assertThat(new SpoolReport(spool).check().state()).isEqualTo(HealthState.CRITICAL);
        disk.usable.set(RESERVE + 1);
        assertThat(SampleInstance.of("1.2.1", 1, 1_000).store(spool)).isInstanceOf(StoreOutcome.Stored.class);
    }

    @Test
    void stopsALargeObjectInTheMiddleWhenTheReserveIsReached() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.1", 1, 20 << 20);
        try (IncomingInstance incoming = sample.begin(spool)) {
            incoming.body().write(sample.encoded(), 0, 1 << 20);
            disk.usable.set(0);
            assertThatThrownBy(() -> incoming.body().write(sample.encoded(), 1 << 20, 12 << 20))
                    .isInstanceOf(IOException.class).hasCauseInstanceOf(SpoolRefusedException.class);
        }
        assertThat(nonEmptyFiles("incoming")).isEmpty();
    }

    @Test
    void keepsBothWhenOneUidComesWithTwoContents() throws Exception {
        SampleInstance first = SampleInstance.of("1.2.3", 1, 1_000);
        SampleInstance twin = SampleInstance.of("1.2.3", 2, 1_000);
        first.store(spool);
        assertThat(twin.store(spool)).isInstanceOf(StoreOutcome.Conflict.class);
        assertThat(twin.store(spool)).isInstanceOf(StoreOutcome.Conflict.class);
        assertThat(dataSetOf(spool.find(new InstanceUid("1.2.3")).orElseThrow())).isEqualTo(first.encoded());
        assertThat(filesUnder("quarantine")).as("the twin is kept once").singleElement()
                .satisfies(file -> assertThat(dataSetOf(Shelf.read(file), file)).isEqualTo(twin.encoded()));
        assertThat(spool.status().quarantined()).isEqualTo(1);
        assertThat(new SpoolReport(spool).check().what()).startsWith("1 object contradicts one");
        assertThat(new SpoolReport(spool).check().state()).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void storesOneOfTenIdenticalObjectsThatComeAtOnce() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, 100_000);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService senders = Executors.newFixedThreadPool(10);
        List<Future<StoreOutcome>> answers = new ArrayList<>();
        Callable<StoreOutcome> send = () -> {
            go.await();
            return sample.store(spool);
        };
        for (int i = 0; i < 10; i++) {
            answers.add(senders.submit(send));
        }
        go.countDown();
        int stored = 0;
        for (Future<StoreOutcome> answer : answers) {
            stored += answer.get() instanceof StoreOutcome.Stored ? 1 : 0;
        }
        senders.shutdown();
        assertThat(stored).isEqualTo(1);
        assertThat(filesUnder("instances")).hasSize(1);
        await().until(() -> spool.status().instances() == 1);
    }

    @Test
    void handsBackExactlyWhatCame() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, 300_000);
        StoredInstance stored = ((StoreOutcome.Stored) sample.store(spool)).instance();
        reopen();
        StoredInstance found = spool.find(new InstanceUid("1.2.3")).orElseThrow();
        assertThat(dataSetOf(found)).isEqualTo(sample.encoded());
        assertThat(found.origin()).isEqualTo(stored.origin());
        assertThat(found.origin().receivedAt()).isEqualTo(SampleInstance.RECEIVED);
        assertThat(found.sha256()).isEqualTo(stored.sha256());
        assertThat(found.file()).isEqualTo(stored.file());
        assertThat(found.transferSyntaxUid()).isEqualTo(Uids.ExplicitVRLittleEndian);
        assertThat(found.header().text(Tag.PatientName)).isEqualTo("Sample^Slice");
        assertThat(found.study().value()).isEqualTo(SampleInstance.STUDY);
    }

    @Test
    void findsAnInstanceAgainWhoseTagsCameOutOfOrder() throws Exception {
        SampleInstance sample = SampleInstance.outOfOrder("1.2.3");
        assertThat(sample.store(spool)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(spool.find(new InstanceUid("1.2.3"))).isPresent();
        assertThat(spool.status().damaged()).isZero();
    }

    @Test
    void syncsEachNewObjectOnceAndADuplicateNotAtAll() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, 300_000);
        sample.store(spool);
        assertThat(disk.forces).hasValue(1);
        assertThat(sample.store(spool)).isInstanceOf(StoreOutcome.AlreadyHeld.class);
        assertThat(disk.forces).hasValue(1);
    }

    @Test
    void syncsALargeObjectWhileItArrives() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, (int) (EarlySync.STEP_BYTES * 5 / 2));
        assertThat(sample.store(spool)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(disk.forces.get()).isBetween(2L, 3L);
        reopen();
        assertThat(dataSetOf(spool.find(new InstanceUid("1.2.3")).orElseThrow())).isEqualTo(sample.encoded());
    }

    /** The system tells of a failed write-back once: the last sync of the file finds nothing wrong any more. */
    @Test
    void doesNotConfirmWhatAnEarlySyncFailedToBringOntoTheDisk() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, (int) (EarlySync.STEP_BYTES * 5 / 2));
        disk.nextForceFails.set(true);
        disk.hold = new CountDownLatch(1);
        try (IncomingInstance incoming = sample.begin(spool)) {
            incoming.body().write(sample.encoded());
            disk.hold.countDown();
            assertThatThrownBy(() -> incoming.commit(sample.header())).isInstanceOfSatisfying(
                    SpoolRefusedException.class,
                    refused -> assertThat(refused.reason()).isEqualTo(SpoolRefusedException.Cause.FENCED));
        }
        assertThat(filesUnder("instances")).isEmpty();
        assertThat(spool.status().fenced()).isTrue();
    }

    @Test
    void aLargeObjectThatIsGivenUpWhileItIsSyncedHarmsNobody() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, (int) (EarlySync.STEP_BYTES * 5 / 2));
        disk.hold = new CountDownLatch(1);
        try (IncomingInstance incoming = sample.begin(spool)) {
            incoming.body().write(sample.encoded());
            await().until(() -> disk.forces.get() == 1);
        }
        disk.hold.countDown();
        assertThat(spool.find(new InstanceUid("1.2.3"))).isEmpty();
        assertThat(sample.store(spool)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(spool.status().fenced()).isFalse();
    }

    @Test
    void aFailedEarlySyncPutsTheFenceUpAtOnceAndEndsTheObject() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, (int) (EarlySync.STEP_BYTES * 5 / 2));
        int first = (int) EarlySync.STEP_BYTES + Buffers.BYTES;
        disk.nextForceFails.set(true);
        try (IncomingInstance incoming = sample.begin(spool)) {
            incoming.body().write(sample.encoded(), 0, first);
            await().until(() -> spool.status().fenced());
            assertThatThrownBy(() -> incoming.body().write(sample.encoded(), first, sample.encoded().length - first))
                    .isInstanceOf(IOException.class).hasMessage("Input/output error");
        }
        assertThat(filesUnder("instances")).isEmpty();
    }

    @Test
    void theSpoolClosesWhileALargeObjectIsSynced() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, (int) (EarlySync.STEP_BYTES * 5 / 2));
        disk.hold = new CountDownLatch(1);
        IncomingInstance incoming = sample.begin(spool);
        incoming.body().write(sample.encoded());
        await().until(() -> disk.forces.get() == 1);
        spool.close();
        disk.hold.countDown();
        assertThat(incoming.commit(sample.header())).isInstanceOf(StoreOutcome.Stored.class);
        reopen();
        assertThat(spool.find(new InstanceUid("1.2.3"))).isPresent();
    }

    @Test
    void setsAFileAsideThatWasCutShortAndTakesTheObjectAnew() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, 5_000);
        Path file = ((StoreOutcome.Stored) sample.store(spool)).instance().file();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(3_000);
        }
        List<StoredInstance> handed = new ArrayList<>();
        spool.forEach(handed::add);
        assertThat(handed).isEmpty();
        assertThat(spool.status().damaged()).isEqualTo(1);
        assertThat(sample.store(spool)).isInstanceOf(StoreOutcome.Stored.class);
    }

    @Test
    void doesNotVouchForAFileWhoseContentChangedOnTheDisk() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, 5_000);
        StoredInstance stored = ((StoreOutcome.Stored) sample.store(spool)).instance();
        assertThat(spool.verify(stored)).isTrue();
        flipByte(stored.file(), -10);
        assertThat(spool.verify(stored)).isFalse();
        assertThat(spool.find(stored.instance())).isEmpty();
        assertThat(new SpoolReport(spool).check().what()).contains("1 stored file is damaged");
        assertThat(sample.store(spool)).as("it may come again").isInstanceOf(StoreOutcome.Stored.class);
        assertThat(spool.verify(stored)).isTrue();
    }

    @Test
    void doesNotVouchForAnotherFileInItsPlace() throws Exception {
        StoredInstance mine = ((StoreOutcome.Stored) SampleInstance.of("1.2.3", 1, 5_000).store(spool)).instance();
        StoredInstance other = ((StoreOutcome.Stored) SampleInstance.of("1.2.4", 2, 5_000).store(spool)).instance();
        Files.copy(other.file(), mine.file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(spool.verify(mine)).isFalse();
        assertThat(spool.find(mine.instance())).isEmpty();
        assertThat(spool.verify(other)).isTrue();
    }

    @Test
    void doesNotVouchForAForgeryWithASealOfItsOwn() throws Exception {
        StoredInstance mine = ((StoreOutcome.Stored) SampleInstance.of("1.2.3", 1, 5_000).store(spool)).instance();
        Path elsewhere = home.resolve("elsewhere");
        try (FileSpool forger = new FileSpool(new SpoolOptions(elsewhere, 0, 0, 2, 0), new LocalDisk())) {
            StoredInstance forged =
                    ((StoreOutcome.Stored) SampleInstance.of("1.2.3", 2, 5_000).store(forger)).instance();
            Files.copy(forged.file(), mine.file(), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(spool.verify(mine)).isFalse();
        assertThat(spool.status().damaged()).isEqualTo(1);
    }

    @Test
    void doesNotTellSuccessOnTheStrengthOfADamagedFile() throws Exception {
        SampleInstance sample = SampleInstance.of("1.2.3", 1, 5_000);
        flipByte(sample.store(spool), -10);
        assertThat(sample.store(spool)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(spool.status().damaged()).isEqualTo(1);
        assertThat(dataSetOf(spool.find(new InstanceUid("1.2.3")).orElseThrow())).isEqualTo(sample.encoded());
    }

    @Test
    void theScrubFindsDamageThatNobodyAskedFor() throws Exception {
        for (int i = 0; i < 20; i++) {
            SampleInstance.of("1.2." + i, i, 1_000).store(spool);
        }
        flipByte(spool.find(new InstanceUid("1.2.7")).orElseThrow().file(), -10);
        Shelf shelf = new Shelf(SpoolFolders.under(home.resolve("spool")), disk);
        try (Scrub scrub = new Scrub(shelf, 2_000, new Random(1))) {
            for (int tick = 0; tick < 20; tick++) {
                scrub.tick();
            }
        }
        assertThat(shelf.damaged()).isEqualTo(1);
        assertThat(spool.find(new InstanceUid("1.2.7"))).isEmpty();
        assertThat(spool.find(new InstanceUid("1.2.8"))).isPresent();
    }

    @Test
    void aSlotTheDiskDoesNotGiveBackIsKeptForAPersonAndStopsNothing() throws Exception {
        Path whole = ((StoreOutcome.Stored) SampleInstance.of("1.2.1", 1, 5_000).store(spool)).instance().file();
        spool.close();
        Files.move(whole, home.resolve("spool/incoming/slot-a.part"));
        disk.nextForceFails.set(true);
        open();
        assertThat(filesUnder("damaged")).hasSize(1);
        assertThat(new SpoolReport(spool).check().state()).isEqualTo(HealthState.DEGRADED);
        assertThat(SampleInstance.of("1.2.2", 2, 5_000).store(spool)).isInstanceOf(StoreOutcome.Stored.class);
    }

    @Test
    void theAlarmEndsWhenAPersonHasTakenTheFileAway() throws Exception {
        SampleInstance.of("1.2.3", 1, 1_000).store(spool);
        SampleInstance.of("1.2.3", 2, 1_000).store(spool);
        assertThat(new SpoolReport(spool).check().state()).isEqualTo(HealthState.DEGRADED);
        Files.delete(filesUnder("quarantine").get(0));
        assertThat(new SpoolReport(spool).check().state()).isEqualTo(HealthState.OK);
    }

    @Test
    void aDiskThatIsFullAtTheSyncRefusesThatObjectAndRecoversByItself() throws Exception {
        disk.nextForceSays.set("No space left on device");
        assertThatThrownBy(() -> SampleInstance.of("1.2.1", 1, 1_000).store(spool))
                .isInstanceOfSatisfying(SpoolRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(SpoolRefusedException.Cause.DISK_RESERVE));
        assertThat(spool.status().fenced()).isFalse();
        assertThat(spool.find(new InstanceUid("1.2.1"))).isEmpty();
        assertThat(SampleInstance.of("1.2.1", 1, 1_000).store(spool)).isInstanceOf(StoreOutcome.Stored.class);
    }

    @Test
    void passesOverAStrangerAmongItsFiles() throws Exception {
        Path mine = ((StoreOutcome.Stored) SampleInstance.of("1.2.3", 1, 5_000).store(spool)).instance().file();
        Files.writeString(mine.resolveSibling("notes of a person.dcm"), "hello");
        List<InstanceUid> seen = new ArrayList<>();
        spool.forEach(instance -> seen.add(instance.instance()));
        assertThat(seen).containsExactly(new InstanceUid("1.2.3"));
    }

    @Test
    void putsAWholeSlotInPlaceAtStartAndRemovesATornOne() throws Exception {
        SampleInstance whole = SampleInstance.of("1.2.1", 1, 5_000);
        SampleInstance torn = SampleInstance.of("1.2.2", 2, 5_000);
        Path wholeFile = ((StoreOutcome.Stored) whole.store(spool)).instance().file();
        Path tornFile = ((StoreOutcome.Stored) torn.store(spool)).instance().file();
        spool.close();
        Files.move(wholeFile, home.resolve("spool/incoming/slot-a.part"));
        Path tornSlot = Files.move(tornFile, home.resolve("spool/incoming/slot-b.part"));
        flipByte(tornSlot, 4_000);
        Files.write(home.resolve("spool/incoming/slot-c.part"), new byte[] {1, 2, 3});
        open();
        assertThat(dataSetOf(spool.find(new InstanceUid("1.2.1")).orElseThrow())).isEqualTo(whole.encoded());
        assertThat(spool.find(new InstanceUid("1.2.2"))).isEmpty();
        assertThat(nonEmptyFiles("incoming")).isEmpty();
    }

    @Test
    void countsWhatItHoldsAfterARestart() throws Exception {
        for (int i = 0; i < 40; i++) {
            SampleInstance.of("1.2." + i, i, 1_000).store(spool);
        }
        await().until(() -> spool.status().instances() == 40);
        long bytes = spool.status().bytes();
        reopen();
        await().until(() -> spool.status().instances() == 40);
        assertThat(spool.status().bytes()).isEqualTo(bytes);
        List<InstanceUid> seen = new ArrayList<>();
        spool.forEach(instance -> seen.add(instance.instance()));
        assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void refusesASecondSpoolInTheSameFolder() {
        assertThatThrownBy(() -> new FileSpool(new SpoolOptions(home.resolve("spool"), 0, 0, 8, 0), disk))
                .isInstanceOf(IOException.class).hasMessageContaining("in use");
    }

    @Test
    void leavesNoEmptySlotsWhenItIsClosed() throws Exception {
        spool.close();
        assertThat(filesUnder("incoming")).isEmpty();
    }

    private void reopen() throws IOException {
        spool.close();
        open();
    }

    private static void flipByte(StoreOutcome outcome, long position) throws IOException {
        flipByte(((StoreOutcome.Stored) outcome).instance().file(), position);
    }

    private static void flipByte(Path file, long position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int index = (int) (position < 0 ? bytes.length + position : position);
        bytes[index] ^= 1;
        Files.write(file, bytes);
    }

    private static byte[] dataSetOf(StoredInstance instance) throws IOException {
        byte[] file = Files.readAllBytes(instance.file());
        return Arrays.copyOfRange(file, (int) instance.dataSetOffset(), file.length);
    }

    private static byte[] dataSetOf(Envelope.Read read, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOfRange(bytes, (int) read.dataSetOffset(), bytes.length);
    }

    private List<Path> filesUnder(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("spool").resolve(folder))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private List<Path> nonEmptyFiles(String folder) throws IOException {
        return filesUnder(folder).stream().filter(file -> file.toFile().length() > 0).toList();
    }
}
