package org.pharos.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerFilesTest {

    @TempDir
    Path folder;

    @Test
    void clearsWhatAKilledGatewayLeftAndLetsNobodyElseIn() throws IOException {
        Path run = folder.resolve("run");
        Files.writeString(Files.createDirectories(run.resolve("w1/deep")).resolve("PLANTED"), "PLANTED^PATIENT");
        assertThat(WorkerFiles.prepare(run)).isEqualTo(run).isEmptyDirectory();
        assertThat(Files.getPosixFilePermissions(run)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void eachProcessHasAFolderThatNothingLeftBehindIsIn() throws IOException {
        WorkerFiles one = WorkerFiles.create(folder);
        WorkerFiles other = WorkerFiles.create(folder);
        assertThat(one.folder()).isNotEqualTo(other.folder()).isEmptyDirectory();
        one.delete();
        assertThat(folder).isDirectoryContaining(other.folder()::equals);
        assertThat(one.folder()).doesNotExist();
    }

    /** An ended worker is cleared up after while the gateway stops, or starts again: both must come through. */
    @Test
    void twoMayClearTheSameFolder() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Files.writeString(Files.createDirectories(folder.resolve("w" + i)).resolve("file"), "");
        }
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Callable<Void> clear = () -> {
                WorkerFiles.clear(folder);
                return null;
            };
            Future<Void> cleared = other.submit(clear);
            clear.call();
            cleared.get();
        } finally {
            other.shutdownNow();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsGoneAlreadyNeedsNoClearing() {
        assertThatCode(() -> WorkerFiles.clear(folder.resolve("gone"))).doesNotThrowAnyException();
    }

    /** A path longer than the system takes cannot be removed by its name; the rest can, and the gateway starts. */
    @Test
    void goesOnWhereSomethingCannotBeRemoved() throws Exception {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("PLANTED"), "PLANTED^PATIENT");
        shell(run, "for i in $(seq 25); do mkdir %s && cd %1$s; done".formatted("n".repeat(200)));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(WorkerFiles.prepare(run)).isEqualTo(run);
            assertThat(log.lines()).contains("a file of an ended worker stays behind until the next start");
            assertThat(run.resolve("PLANTED")).doesNotExist();
        } finally {
            shell(folder, "rm -r run");
        }
    }

    @Test
    void standsInForAPathTooLongForASocketWithTheSameFolderAtEveryStart() throws IOException {
        Path run = folder.resolve("n".repeat(120)).resolve("run");
        Path first = WorkerFiles.prepare(run);
        try {
            Files.writeString(first.resolve("PLANTED"), "PLANTED^PATIENT");
            assertThat(WorkerFiles.prepare(run)).isEqualTo(first).isNotEqualTo(run).isEmptyDirectory();
            assertThat(Files.getPosixFilePermissions(first)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        } finally {
            new WorkerFiles(first).delete();
        }
    }

    @Test
    void usesNoStandInThatLeadsElsewhere() throws IOException {
        Path run = folder.resolve("n".repeat(120)).resolve("run");
        Path first = WorkerFiles.prepare(run);
        Files.delete(first);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept"), "");
        Files.createSymbolicLink(first, elsewhere);
        Path second = WorkerFiles.prepare(run);
        try {
            assertThat(second).isNotEqualTo(first).isEmptyDirectory();
            assertThat(elsewhere.resolve("kept")).exists();
        } finally {
            Files.delete(second);
            Files.delete(first);
        }
    }

    private static void shell(Path in, String command) throws Exception {
        assertThat(new ProcessBuilder("bash", "-c", command).directory(in.toFile()).start().waitFor()).isZero();
    }
}
