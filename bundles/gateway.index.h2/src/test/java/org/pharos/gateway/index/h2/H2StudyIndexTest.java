package org.pharos.gateway.index.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.test.support.InMemorySpool;

class H2StudyIndexTest {

    private static final StudyUid ONE = new StudyUid("1.1");
    private static final int MORE_THAN_ARE_READ_AT_ONCE = 5_000;
    private static final StudyUid TWO = new StudyUid("1.2");

    @TempDir
    Path folder;
    private final InMemorySpool spool = new InMemorySpool();
    private final MadeUp madeUp = new MadeUp(spool);
    private final MemoryJournal journal = new MemoryJournal();
    private H2StudyIndex index;

    @BeforeEach
    void open() throws IOException, SQLException {
        index = new H2StudyIndex(options(folder), spool, journal);
    }

    @AfterEach
    void close() throws IOException, SQLException {
        index.close();
    }

    @Test
    void canBeReadByItsUserAloneForItNamesPatients() throws Exception {
        index.close();
        Path fresh = folder.resolve("index");
        index = new H2StudyIndex(options(fresh), spool, journal);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh))).isEqualTo("rwx------");
    }

    @Test
    void isMadeAnewWhenAByteOfItWasFlipped() throws Exception {
        fill();
        index.close();
        Path file = folder.resolve("studies.mv.db");
        for (int place : List.of(1, 5, 10, 15)) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[(int) ((long) bytes.length * place / 16)] ^= 4;
            Files.write(file, bytes);
            open();
            assertThat(index.closedCleanly()).as("flipped at " + place + "/16").isFalse();
            assertThat(index.journalPosition()).isZero();
            assertThat(index.find(StudyQuery.latest(10))).isEmpty();
            fill();
            assertThat(index.study(ONE)).get().extracting(StudySummary::instances).isEqualTo(2);
            index.close();
        }
        open();
    }

    @Test
    void goesOnAfterAThreadThatIsToldToStopAskedIt() throws Exception {
        fill();
        for (int i = 0; i < MORE_THAN_ARE_READ_AT_ONCE; i++) {
            index.add(MadeUp.make("1.3." + i, i, i));
        }
        index.close();
        open();
        Thread.currentThread().interrupt();
        index.study(new StudyUid("1.3." + MORE_THAN_ARE_READ_AT_ONCE / 2));
        Thread.interrupted();
        assertThat(index.study(ONE)).get().extracting(StudySummary::instances).isEqualTo(2);
        assertThat(index.check().state()).isEqualTo(HealthState.OK);
    }

    @Test
    void closesInPeaceAndIsMadeAnewWhenItsFolderIsDeletedWhileItIsOpen() throws Exception {
        index.close();
        Path deleted = Files.createDirectory(folder.resolve("deleted"));
        index = new H2StudyIndex(options(deleted), spool, journal);
        fill();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(deleted)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(deleted);

        index.close();

        assertThat(deleted.resolve("studies.seal")).doesNotExist();
        index = new H2StudyIndex(options(deleted), spool, journal);
        assertThat(index.closedCleanly()).isFalse();
        assertThat(index.find(StudyQuery.latest(10))).isEmpty();
        fill();
        assertThat(index.study(ONE)).get().extracting(StudySummary::instances).isEqualTo(2);
    }

    @Test
    void isMadeAnewWhenItWasDeleted() throws Exception {
        fill();
        index.close();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        open();
        assertThat(index.closedCleanly()).isFalse();
        assertThat(index.find(StudyQuery.latest(10))).isEmpty();
        fill();
        assertThat(index.find(StudyQuery.latest(10))).hasSize(2);
    }

    @Test
    void isMadeAnewWhenItIsOfAnotherVersion() throws Exception {
        fill();
        index.close();
        try (Connection connection = DriverManager.getConnection(Database.url(folder), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE meta SET version = 999");
        }
        Files.delete(folder.resolve("studies.seal"));
        open();
        assertThat(index.find(StudyQuery.latest(10))).isEmpty();
        fill();
        assertThat(index.find(StudyQuery.latest(10))).hasSize(2);
    }

    @Test
    void isMadeAnewWhenItsFileIsNoDatabase() throws Exception {
        index.close();
        Files.delete(folder.resolve("studies.seal"));
        Files.writeString(folder.resolve("studies.mv.db"), "something else");
        open();
        fill();
        assertThat(index.find(StudyQuery.latest(10))).hasSize(2);
    }

    @Test
    void knowsWhetherItWasClosedInOrder() throws Exception {
        assertThat(index.closedCleanly()).as("a new one").isFalse();
        fill();
        index.close();
        open();
        assertThat(index.closedCleanly()).isTrue();
        assertThat(index.journalPosition()).isEqualTo(1);
        assertThat(index.find(StudyQuery.latest(10))).hasSize(2);
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(folder.resolve("studies.mv.db"), copy.resolve("studies.mv.db"));
        try (H2StudyIndex crashed = new H2StudyIndex(options(copy), spool, journal)) {
            assertThat(crashed.closedCleanly()).isFalse();
        }
    }

    @Test
    void goesOnWithoutTheDatabaseAndIsMadeAnewAtTheNextStart() throws Exception {
        fill();
        try (Connection connection = DriverManager.getConnection(Database.url(folder), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException expected) {
            assertThat(expected.getErrorCode()).isNotZero();
        }
        index.add(madeUp.hold("1.3", 1, 400));
        await().until(() -> index.check().state() == HealthState.DEGRADED);
        for (int i = 0; i < 1_000; i++) {
            index.add(madeUp.hold("1.3", i, 400));
        }
        index.settle();
        try {
            index.close();
        } catch (SQLException expected) {
            assertThat(expected.getErrorCode()).isNotZero();
        }
        open();
        assertThat(index.closedCleanly()).isFalse();
        assertThat(index.find(StudyQuery.latest(10))).isEmpty();
    }

    @Test
    void worksInASpareFolderWhileItsOwnCannotBeUsed() throws Exception {
        index.close();
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "no folder");
        IndexOptions options = new IndexOptions(blocked, folder.resolve("spare"), 200, 20_000, 16);
        for (int start = 0; start < 2; start++) {
            index = new H2StudyIndex(options, spool, journal);
            assertThat(index.check().state()).isEqualTo(HealthState.DEGRADED);
            assertThat(index.check().remedy()).contains("'index'");
            assertThat(index.find(StudyQuery.latest(10))).as("nothing old is believed").isEmpty();
            fill();
            assertThat(index.find(StudyQuery.latest(10))).isNotEmpty();
            assertThat(index.upToDate()).isTrue();
            index.close();
        }
        open();
        assertThat(index.check().state()).isEqualTo(HealthState.OK);
    }

    @Test
    void saysWhichInstancesItLacks() {
        StoredInstance held = madeUp.hold("1.3", 1, 400);
        index.add(held);
        index.settle();
        InstanceUid stranger = new InstanceUid("9.9");
        assertThat(index.unknown(List.of(held.instance(), stranger))).containsExactly(stranger);
        assertThat(index.unknown(List.of())).isEmpty();
    }

    @Test
    void countsAnInstanceOnceHoweverOftenItIsAdded() {
        StoredInstance instance = madeUp.hold("1.1", 1, 100);
        for (int i = 0; i < 5; i++) {
            index.add(instance);
            index.settle();
        }
        assertThat(index.study(ONE)).get().extracting(StudySummary::instances).isEqualTo(1);
        assertThat(index.instances(ONE)).containsExactly(instance);
    }

    @Test
    void describesAStudyByItsFirstOriginalInWhateverOrderTheyAreAdded() {
        index.add(madeUp.hold("1.1", 3, 300));
        index.add(madeUp.hold("1.1", 9, 50, InstanceOrigin.Kind.RESULT));
        index.settle();
        index.add(madeUp.hold("1.1", 2, 200));
        index.settle();
        StudySummary summary = index.study(ONE).orElseThrow();
        assertThat(summary.patientName()).isEqualTo("Name^2");
        assertThat(summary.modality()).isEqualTo("CT");
        assertThat(summary.callingAeTitle()).isEqualTo("CT2");
        assertThat(summary.instances()).isEqualTo(2);
        assertThat(summary.results()).isEqualTo(1);
        assertThat(summary.firstReceived()).isEqualTo(Instant.ofEpochSecond(50));
        assertThat(summary.lastReceived()).isEqualTo(Instant.ofEpochSecond(300));
        assertThat(index.instances(ONE)).extracting(i -> i.instance().value()).containsExactly("1.1.9", "1.1.2",
                "1.1.3");
    }

    @Test
    void findsTheLatestFirstAndByWhatIsAskedFor() {
        fill();
        assertThat(index.find(StudyQuery.latest(10))).extracting(StudySummary::study).containsExactly(TWO, ONE);
        assertThat(index.find(new StudyQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1,
                1)))
                .extracting(StudySummary::study).containsExactly(ONE);
        assertThat(index.find(new StudyQuery(Optional.of(Instant.ofEpochSecond(250)), Optional.empty(),
                Optional.of("DX"),
                Optional.of(false), 10, 0))).extracting(StudySummary::study).containsExactly(TWO);
        assertThat(index.find(new StudyQuery(Optional.empty(), Optional.of(Instant.ofEpochSecond(250)),
                Optional.empty(),
                Optional.empty(), 10, 0))).extracting(StudySummary::study).containsExactly(ONE);
        assertThat(index.byOpaqueId(ONE.opaque())).get().extracting(StudySummary::study).isEqualTo(ONE);
        assertThat(index.byOpaqueId("'; DROP TABLE study")).isEmpty();
        assertThat(index.contains(new InstanceUid("1.1.1"))).isTrue();
        assertThat(index.contains(new InstanceUid("1.1.7"))).isFalse();
    }

    @Test
    void givesEventsInOrderFromTheJournal() {
        fill();
        assertThat(index.events(ONE)).containsExactly(retry(ONE, 1), retry(ONE, 2));
        assertThat(index.events(TWO)).isEmpty();
    }

    @Test
    void remembersWhichChainsAreUnfinished() throws Exception {
        fill();
        index.markFinished(ONE, true);
        index.settle();
        assertThat(index.unfinished()).containsExactly(TWO);
        index.close();
        open();
        assertThat(index.unfinished()).containsExactly(TWO);
        index.markFinished(ONE, false);
        index.settle();
        assertThat(index.unfinished()).containsExactly(ONE, TWO);
    }

    @Test
    void countsStudiesInstancesPatientsAndResults() {
        fill();
        index.add(madeUp.hold("1.1", 8, 500, InstanceOrigin.Kind.RESULT));
        index.markFinished(TWO, true);
        index.settle();
        assertThat(index.countsSince(Instant.EPOCH)).isEqualTo(new StudyCounts(2, 3, 2, 1, 1));
        assertThat(index.countsSince(Instant.ofEpochSecond(250))).isEqualTo(new StudyCounts(1, 1, 1, 0, 0));
        assertThat(index.countsSince(Instant.ofEpochSecond(9_999))).isEqualTo(new StudyCounts(0, 0, 0, 0, 0));
    }

    private void fill() {
        index.add(madeUp.hold("1.1", 1, 100));
        index.add(madeUp.hold("1.1", 2, 200));
        index.add(madeUp.hold("1.2", 1, 300));
        for (int revision = 1; revision <= 2; revision++) {
            index.add(retry(ONE, revision), journal.append(retry(ONE, revision)));
        }
        index.settle();
    }

    private static StudyEvent retry(StudyUid study, int revision) {
        return new StudyEvent.RetryRequested(Instant.EPOCH, study, revision, "operator");
    }

    private static IndexOptions options(Path folder) {
        return new IndexOptions(folder, folder.resolveSibling("spare"), 200, 20_000, 16);
    }
}
